package balie.report.chart;

import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LiberationSansTest {

    @Test
    void isMeasuredInWholeDesignUnits() {
        double width = LiberationSans.load()
                .getStringBounds("Waar", LiberationSans.UNHINTED)
                .getWidth();

        // The font's own advances: W 1933, a 1139, a 1139, r 682.
        assertThat(width).isEqualTo(1933 + 1139 + 1139 + 682);
    }

    @Test
    void saysWhatToInstallWhateverWayJavaFails() {
        assertSaysWhatToInstall(() -> {
            throw new InternalError("Fontconfig head is null, check your fonts or fonts configuration");
        });
        assertSaysWhatToInstall(() -> {
            throw new UnsatisfiedLinkError("libfreetype.so.6: cannot open shared object file");
        });
        assertSaysWhatToInstall(() -> {
            throw new NoClassDefFoundError("Could not initialize class sun.awt.X11FontManager");
        });
        assertSaysWhatToInstall(() -> {
            throw new NullPointerException("sun.awt.FontConfiguration.getVersion");
        });
        assertSaysWhatToInstall(() -> {
            throw new IOException("Problem reading font data.");
        });
    }

    private static void assertSaysWhatToInstall(LiberationSans.Loader loader) {
        assertThatThrownBy(() -> LiberationSans.load(loader))
                .isInstanceOf(NoFontsException.class)
                .hasMessageContaining("install fontconfig")
                .hasMessageContaining("Debian package fontconfig with a font")
                .hasCauseInstanceOf(Throwable.class);
    }
}
