package balie.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One file open in the browser, and all that it did there which a page of a report must not do. */
public final class Tab implements AutoCloseable {

    private static final int LONGEST_LOAD_MILLISECONDS = 60_000;
    private static final int LONGEST_WAIT_MILLISECONDS = 20_000;

    /** Rows of a table are alike, and ten thousand of them take minutes to check. */
    private static final String FEWER_ROWS = """
            () => document.querySelectorAll('table').forEach(table =>
              [...table.querySelectorAll('tbody tr')].slice(20).forEach(row => row.remove()))""";

    private final BrowserContext context;
    private final Page page;
    private final List<String> offences = new ArrayList<>();

    Tab(Browser browser, Path file, View view) {
        String address = file.toUri().toString();
        context = browser.newContext(view.options());
        page = context.newPage();
        page.setDefaultTimeout(LONGEST_WAIT_MILLISECONDS);
        page.setDefaultNavigationTimeout(LONGEST_LOAD_MILLISECONDS);
        page.onRequest(request -> {
            if (!request.url().equals(address)) {
                offences.add("asks for " + request.url());
            }
        });
        page.onConsoleMessage(message -> offences.add("console " + message.type() + ": " + message.text()));
        page.onPageError(error -> offences.add("error: " + error));
        page.onDialog(dialog -> {
            offences.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onPopup(popup -> offences.add("opens " + popup.url()));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(view.media()));
        page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
    }

    /** Requests, messages on the console, errors, dialogs and windows since it was opened. */
    public List<String> offences() {
        return List.copyOf(offences);
    }

    public Page page() {
        return page;
    }

    /** What a function of JavaScript gives, run beside the page's own policy. */
    public Object ask(String function) {
        return page.evaluate(function);
    }

    @SuppressWarnings("unchecked")
    public List<String> lines(String function) {
        return (List<String>) page.evaluate(function);
    }

    public long number(String function) {
        return ((Number) page.evaluate(function)).longValue();
    }

    /** Milliseconds from the start to the end of its loading. */
    public long loading() {
        return number("() => performance.getEntriesByType('navigation')[0].loadEventEnd");
    }

    /** What axe-core finds against WCAG 2.2 A and AA and its best practices, one line each: the rule, and where. */
    @SuppressWarnings("unchecked")
    public List<String> violations() {
        page.evaluate(FEWER_ROWS);
        page.evaluate(axe());
        Object found = page.evaluate("""
                async () => {
                  const found = await axe.run(document, {
                    resultTypes: ['violations'],
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                  });
                  return found.violations.flatMap(v => v.nodes.slice(0, 5).map(n =>
                    v.id + ' at ' + n.target.join(' ') + ': ' + (n.any[0] || n.all[0] || n.none[0] || {}).message));
                }""");
        return (List<String>) found;
    }

    private static String axe() {
        try (InputStream script = Tab.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the keyboard's focus is on: how often it was there before, its name, and whether one sees that. */
    @SuppressWarnings("unchecked")
    Map<String, Object> focus() {
        return (Map<String, Object>) page.evaluate("""
                () => {
                  const e = document.activeElement;
                  if (!e || e === document.body) return {at: -1};
                  const style = getComputedStyle(e);
                  const box = e.getBoundingClientRect();
                  return {
                    at: Number(e.dataset.stop ?? -2),
                    name: e.tagName + ' ' + (e.textContent || '').trim().slice(0, 40),
                    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
                      && box.right > 0 && box.left < innerWidth,
                  };
                }""");
    }

    @Override
    public void close() {
        context.close();
    }
}
