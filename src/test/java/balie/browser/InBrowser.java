package balie.browser;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

import java.nio.file.Path;
import java.util.Objects;

/** Tests of pages share one browser a class; where there is none they are skipped, with a message. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {

    private @Nullable Chromium chromium;

    @BeforeAll
    void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    final Tab open(Path page, View view) {
        return Objects.requireNonNull(chromium).open(page, view);
    }
}
