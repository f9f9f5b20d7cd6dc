package balie.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * How a page is looked at.
 *
 * @param width in CSS pixels
 * @param density pixels of the screen for one of CSS; 2 with half the width is the same window at a zoom of 200 %
 * @param dark whether the reader's system is
 * @param print whether as on paper
 * @param script whether scripts may run
 * @param forced whether the system's own few colours take the place of the page's, as in Windows' high contrast
 */
public record View(int width, double density, boolean dark, boolean print, boolean script, boolean forced) {

    private static final int HEIGHT = 900;

    public static View of(int width) {
        return new View(width, 1, false, false, true, false);
    }

    public View inDark() {
        return new View(width, density, true, print, script, forced);
    }

    public View onPaper() {
        return new View(width, density, dark, true, script, forced);
    }

    public View withoutScript() {
        return new View(width, density, dark, print, false, forced);
    }

    public View withForcedColours() {
        return new View(width, density, dark, print, script, true);
    }

    public View zoomed() {
        return new View(width / 2, density * 2, dark, print, script, forced);
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setDeviceScaleFactor(density)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setForcedColors(forced ? ForcedColors.ACTIVE : ForcedColors.NONE)
                .setJavaScriptEnabled(script)
                .setOffline(true);
    }

    Media media() {
        return print ? Media.PRINT : Media.SCREEN;
    }

    @Override
    public String toString() {
        return width + " px" + (density == 1 ? "" : " at " + density) + (dark ? ", dark" : ", light")
                + (print ? ", print" : "") + (script ? "" : ", no script") + (forced ? ", forced colours" : "");
    }
}
