package balie.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine's own Chromium, without a window. Nothing is downloaded: where there is none, the test that asks for it is skipped with
 * a message. Another place than the usual ones is given with {@code -Dbalie.chromium=FILE}.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Locale before;
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        before = Locale.getDefault();
        // The driver writes names of options in small letters as the machine's language does: in Turkish, LIGHT is no
        // 'light'.
        Locale.setDefault(Locale.ROOT);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
    }

    /** Starts it, or skips the test that calls this. */
    public static Chromium start() {
        Optional<Path> program = find();
        Assumptions.assumeTrue(
                program.isPresent(),
                "skipped: no browser to test pages in; 'apt install chromium', or name one with -Dbalie.chromium=FILE");
        return new Chromium(program.orElseThrow());
    }

    private static Optional<Path> find() {
        return Stream.concat(Stream.ofNullable(System.getProperty("balie.chromium")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page as somebody sees it. */
    public Tab open(Path file, View view) {
        return new Tab(browser, file.toAbsolutePath(), view);
    }

    @Override
    public void close() {
        playwright.close();
        Locale.setDefault(before);
    }
}
