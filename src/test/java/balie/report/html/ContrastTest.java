package balie.report.html;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Text on its ground reaches WCAG AA, 4.5 to 1, in light, in dark and in print. */
class ContrastTest {

    @Test
    void textIsLegibleInEveryScheme() {
        List<Map<String, String>> schemes = schemes(PageAssets.load().css());

        assertThat(schemes).as("light, dark, print").hasSize(3);
        for (Map<String, String> scheme : schemes) {
            for (String text : List.of("ink", "quiet", "accent")) {
                assertThat(contrast(scheme.get(text), scheme.get("paper")))
                        .as(text + " in " + scheme)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    /** The colours of charts are chosen against white, so they stand on white in the dark as well. */
    @Test
    void chartsStandOnWhiteInTheDark() {
        assertThat(PageAssets.load().css())
                .containsPattern("prefers-color-scheme: dark\\) \\{\\s*\\.chart \\{ background: #fff;");
    }

    private static List<Map<String, String>> schemes(String css) {
        List<Map<String, String>> schemes = new ArrayList<>();
        Matcher root = Pattern.compile(":root \\{([^}]*)}").matcher(css);
        while (root.find()) {
            Map<String, String> colours = new HashMap<>();
            Matcher colour = Pattern.compile("--(\\w+): #(\\w+)").matcher(root.group(1));
            while (colour.find()) {
                String hex = colour.group(2);
                colours.put(colour.group(1), hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex);
            }
            schemes.add(colours);
        }
        return schemes;
    }

    private static double contrast(String a, String b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double c = (channel & 0xFF) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
