package balie.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages without a mouse. */
class KeyboardTest extends InBrowser {

    /** Numbers all that the keyboard has to reach, in the order of the page, and says how many there are. */
    private static final String NUMBERED = """
            () => {
              const stops = [...document.querySelectorAll('a[href], button, summary, input, select, [tabindex="0"]')]
                .filter(e => e.checkVisibility());
              stops.forEach((e, i) => { e.dataset.stop = i; });
              return stops.length;
            }""";

    /** A tip that does not lie within the window. */
    private static final String INSIDE = """
            () => [...document.querySelectorAll('[role=tooltip]')]
              .map(e => e.getBoundingClientRect())
              .filter(b => b.left < 0 || b.right > innerWidth || b.width === 0)
              .map(b => b.left + ' to ' + b.right)""";

    static List<Path> pages() throws IOException {
        return Pages.all();
    }

    static List<Path> reports() throws IOException {
        return Pages.reports();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void tab_reaches_everything_in_order_visibly_and_leaves_again(Path page) {
        try (Tab tab = open(page, View.of(1024))) {
            long stops = tab.number(NUMBERED);
            assertThat(stops).isPositive();
            List<String> found = new ArrayList<>();
            for (int i = 0; i < stops; i++) {
                tab.page().keyboard().press("Tab");
                Map<String, Object> focus = tab.focus();
                if (((Number) focus.get("at")).intValue() != i) {
                    found.add("stop " + i + " of " + stops + " is " + focus);
                    break;
                }
                if (!Boolean.TRUE.equals(focus.get("ring")) || !Boolean.TRUE.equals(focus.get("seen"))) {
                    found.add("not seen: " + focus);
                }
            }
            assertThat(found).as(page.toString()).isEmpty();
            tab.page().keyboard().press("Tab");
            assertThat(tab.focus()).containsEntry("at", -1);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_first_stop_leads_past_what_stands_before_the_content(Path page) {
        try (Tab tab = open(page, View.of(360))) {
            tab.page().keyboard().press("Tab");
            assertThat(tab.page().locator(".skip").isVisible()).isTrue();
            tab.page().keyboard().press("Enter");
            assertThat(tab.ask("() => document.activeElement.id")).isEqualTo("main");
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void enter_and_space_sort_a_table_and_say_so(Path page) {
        try (Tab tab = open(page, View.of(1024))) {
            Locator table = tab.page().locator("table:has(th button)").first();
            Locator head = table.locator("thead th:not(.number)").first();
            List<String> before = table.locator("tbody tr").allTextContents();

            head.locator("button").press("Enter");
            List<String> up = table.locator("tbody tr").allTextContents();
            assertThat(head.getAttribute("aria-sort")).isEqualTo("ascending");
            assertThat(table.locator("[aria-sort]").count()).isEqualTo(1);

            head.locator("button").press(" ");
            List<String> down = table.locator("tbody tr").allTextContents();
            assertThat(head.getAttribute("aria-sort")).isEqualTo("descending");

            assertThat(up).containsExactlyInAnyOrderElementsOf(before).isNotEqualTo(down);
            assertThat(down).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    /** WCAG 1.4.13: it can be sent away, pointed at, and stays. */
    @ParameterizedTest
    @MethodSource("reports")
    void a_definition_comes_where_the_keyboard_is_and_goes_with_escape(Path page) {
        try (Tab tab = open(page, View.of(1024))) {
            Locator tip = tab.page().locator("[role=tooltip]");
            Locator button = tab.page().locator("th button[aria-describedby]").first();
            String definition = tab.page()
                    .locator("#" + button.getAttribute("aria-describedby"))
                    .textContent();
            assertThat(definition).isNotBlank();
            assertThat(tip.isVisible()).isFalse();

            tab.page().keyboard().press("Tab");
            button.focus();
            assertThat(tip.isVisible()).isTrue();
            assertThat(tip.textContent()).isEqualTo(definition.replaceAll("\\s*\n\\s*", ""));
            assertThat(tab.lines(INSIDE)).isEmpty();

            tab.page().keyboard().press("Escape");
            assertThat(tip.isVisible()).isFalse();
            assertThat(tab.focus().get("name").toString()).startsWith("BUTTON");
            assertThat(tab.offences()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void a_definition_comes_where_the_pointer_rests_and_can_be_pointed_at(Path page) {
        for (View view : List.of(View.of(1440), View.of(360).inDark())) {
            try (Tab tab = open(page, view)) {
                Locator tip = tab.page().locator("[role=tooltip]");
                tab.page()
                        .locator("section:has(.definitions) td.number")
                        .first()
                        .hover();
                tip.waitFor();
                assertThat(tab.lines(INSIDE)).isEmpty();

                tip.hover();
                tab.page().waitForTimeout(600);
                assertThat(tip.isVisible()).isTrue();

                tab.page().keyboard().press("Escape");
                assertThat(tip.isVisible()).isFalse();

                tab.page().locator("section:has(.definitions) td.number").last().hover();
                tip.waitFor();
                tab.page().locator("h1").hover();
                tip.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void escape_closes_definitions_that_were_opened(Path page) {
        try (Tab tab = open(page, View.of(1024))) {
            Locator details = tab.page().locator("details").first();
            details.locator("summary").press("Enter");
            assertThat(details.locator("p").first().isVisible()).isTrue();
            tab.page().keyboard().press("Escape");
            assertThat(details.locator("p").first().isVisible()).isFalse();
            assertThat(tab.focus().get("name").toString()).startsWith("SUMMARY");
        }
    }
}
