package balie.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pictures of the pages for README and docs, not a test of the suite: {@code mvn test -Dtest=Screenshots -Dbalie.run=FOLDER}. They
 * replace those in {@code docs/images}, or in the folder that {@code -Dbalie.images} names.
 */
class Screenshots {

    /** More is too much for a page of docs. */
    private static final long LARGEST = 300_000;

    private static final int WIDE = 1200;
    private static final int PHONE = 360;

    private final Path images = Path.of(System.getProperty("balie.images", "docs/images"));

    @Test
    void of_every_page() throws IOException {
        String given = System.getProperty("balie.run");
        assertThat(given).as("-Dbalie.run=FOLDER, the folder of a run").isNotNull();
        Path run = Path.of(given);
        Files.createDirectories(images);
        try (Chromium chromium = Chromium.start()) {
            take(chromium, run.resolve("index.html"), View.of(WIDE), "", "run");
            take(chromium, run.resolve("accounts.html"), View.of(WIDE), "", "accounts");
            take(chromium, run.resolve("privacy.html"), View.of(WIDE), "", "privacy");
            for (String audience : new String[] {"training", "marketing"}) {
                Path part = run.resolve(audience);
                Path report = part.resolve(audience + ".html");
                take(chromium, part.resolve("index.html"), View.of(WIDE), "", audience);
                take(chromium, report, View.of(WIDE), "", audience + "-report");
                take(chromium, report, View.of(WIDE), "section:has(.chart)", audience + "-chart");
                take(chromium, report, View.of(WIDE).inDark(), "", audience + "-report-dark");
                take(chromium, report, View.of(PHONE), "", audience + "-report-phone");
            }
            take(chromium, run.resolve("training/contacts.html"), View.of(WIDE), "", "training-contacts");
            take(chromium, run.resolve("marketing/customers.html"), View.of(WIDE), "", "marketing-customers");
        }
    }

    /**
     * Takes what the window shows.
     *
     * @param from what the window is scrolled to; empty: the top of the page
     */
    private void take(Chromium chromium, Path page, View view, String from, String name) throws IOException {
        Path image = images.resolve(name + ".png");
        try (Tab tab = chromium.open(page, view)) {
            if (!from.isEmpty()) {
                tab.page().locator(from).first().evaluate("e => e.scrollIntoView()");
            }
            tab.page().screenshot(new Page.ScreenshotOptions().setPath(image));
        }
        assertThat(Files.size(image)).as(image.toString()).isBetween(1_000L, LARGEST);
    }
}
