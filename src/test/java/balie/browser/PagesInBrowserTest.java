package balie.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page of a run in a real browser: narrow and wide, light and dark, on screen and paper, with script and without. */
class PagesInBrowserTest extends InBrowser {

    private static final long LARGEST_PAGE = 3_000_000;

    /** A page takes a fraction of a second; this only ends one that hangs. */
    private static final long LONGEST_LOAD_MILLISECONDS = 20_000;

    /** What stands to the right of the window and makes the page scroll sideways; what scrolls in a region of its own does not. */
    private static final String WIDER_THAN_WINDOW = """
            () => {
              if (document.documentElement.scrollWidth <= document.documentElement.clientWidth) return [];
              const width = document.documentElement.clientWidth;
              return [...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > width + 0.5 && !e.closest('.scroll') && !e.closest('.skip'))
                .map(e => e.tagName + '.' + e.className + ' ends at ' + Math.round(e.getBoundingClientRect().right)
                  + ': ' + (e.textContent || '').trim().slice(0, 40));
            }""";

    /** Text that is cut off, or runs over its own box, outside regions that scroll. */
    private static final String CUT = """
            () => [...document.querySelectorAll('h1, h2, h3, p, li, dd, dt, figcaption, summary, .facts, nav')]
              .filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline'
                && !e.closest('caption') && !e.closest('.skip'))
              .map(e => e.tagName + ' ' + e.scrollWidth + ' in ' + e.clientWidth + ': ' + e.textContent.trim().slice(0, 60))""";

    /** Without what a script adds, which sorts and chooses, and without spaces between elements, of which it leaves fewer. */
    private static final String TEXT = """
            () => {
              const main = document.querySelector('main').cloneNode(true);
              main.querySelectorAll('form, [role=tooltip]').forEach(e => e.remove());
              return main.textContent.replace(/\\s+/g, '');
            }""";

    static List<Path> pages() throws IOException {
        return Pages.all();
    }

    private static List<View> views() {
        return List.of(
                View.of(320),
                View.of(360),
                View.of(360).inDark(),
                View.of(1024),
                View.of(1024).inDark(),
                View.of(1440),
                View.of(1440).inDark(),
                View.of(1280).zoomed(),
                View.of(1024).onPaper(),
                View.of(1024).withForcedColours(),
                View.of(1024).withoutScript());
    }

    /** The schemes differ in colours and the widths in what stands where: so that each is looked at once. */
    private static List<View> viewsForRules() {
        return List.of(View.of(360), View.of(1440).inDark());
    }

    @Test
    void a_run_has_pages_for_each_reader() throws IOException {
        assertThat(Pages.ofRun())
                .extracting(p -> p.getFileName().toString())
                .contains("index.html", "accounts.html", "privacy.html", "training.html", "marketing.html")
                .hasSizeGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void it_asks_for_nothing_and_says_nothing_and_fits(Path page) throws IOException {
        assertThat(Files.size(page)).isLessThan(LARGEST_PAGE);
        List<String> found = new ArrayList<>();
        for (View view : views()) {
            try (Tab tab = open(page, view)) {
                tab.lines(WIDER_THAN_WINDOW).forEach(e -> found.add(view + ": " + e));
                tab.lines(CUT).forEach(e -> found.add(view + ": cut " + e));
                long loading = tab.loading();
                assertThat(loading).isPositive().isLessThan(LONGEST_LOAD_MILLISECONDS);
                tab.offences().forEach(e -> found.add(view + ": " + e));
            }
        }
        assertThat(found).as(page.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void it_breaks_no_rule_of_wcag_that_a_machine_can_check(Path page) {
        List<String> found = new ArrayList<>();
        for (View view : viewsForRules()) {
            try (Tab tab = open(page, view)) {
                tab.violations().forEach(v -> found.add(view + ": " + v));
            }
        }
        assertThat(found).as(page.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void without_script_all_of_it_can_be_read(Path page) {
        String with;
        try (Tab tab = open(page, View.of(1024))) {
            with = (String) tab.ask(TEXT);
        }
        try (Tab tab = open(page, View.of(1024).withoutScript())) {
            assertThat(tab.ask(TEXT)).isEqualTo(with);
            tab.page().locator("summary").all().forEach(summary -> {
                summary.click();
                assertThat(summary.locator("..").locator("p").first().isVisible())
                        .isTrue();
            });
            assertThat(tab.page().locator("table").all()).allMatch(t -> t.isVisible());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void on_paper_definitions_are_open_and_nothing_is_left_in_a_window(Path page) {
        try (Tab tab = open(page, View.of(1024).onPaper())) {
            assertThat(tab.lines("""
                            () => [...document.querySelectorAll('details p, .remarks li, tbody td')]
                              .filter(e => e.textContent.trim() && e.getBoundingClientRect().height === 0)
                              .map(e => e.textContent)""")).isEmpty();
            assertThat(tab.lines("""
                            () => [...document.querySelectorAll('.scroll')]
                              .filter(e => e.scrollHeight > e.clientHeight + 1 && getComputedStyle(e).overflowY !== 'visible')
                              .map(e => e.textContent.trim().slice(0, 60))""")).isEmpty();
            assertThat(tab.page().pdf()).hasSizeGreaterThan(10_000);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothing_moves(Path page) {
        try (Tab tab = open(page, View.of(1024))) {
            assertThat(tab.number("() => document.getAnimations().length")).isZero();
            assertThat(tab.lines("""
                            () => [...document.querySelectorAll('*')]
                              .filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0)
                              .map(e => e.tagName)""")).isEmpty();
        }
    }
}
