package balie.app;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code reports/sample} is what the main job makes of the sample today. {@code -Dbalie.write-sample=true} writes it anew.
 *
 * <p>Charts are left out of the comparison: where their labels stand and end hangs on the fonts of the machine. What they say stands
 * beside them. Lists of contacts and customers are not there: each machine has keys of its own, and so other pseudonyms.
 */
class SampleReportTest {

    private static final Path SAMPLE = Path.of("reports/sample").toAbsolutePath();
    private static final boolean WRITE = Boolean.getBoolean("balie.write-sample");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training/index.html",
                "training/training.html",
                "training/summary.json",
                "marketing/index.html",
                "marketing/marketing.html",
                "marketing/summary.json"
            })
    void the_committed_report_is_that_of_today(String name) throws IOException {
        Path made = SampleRun.get().folder().resolve("reports/runs/2026-W46");
        if (WRITE) {
            copy(made, name);
            copy(made, pdf(name));
        }
        assertThat(told(SAMPLE.resolve(name)))
                .as(
                        "reports/sample/%s; if the change is meant: mvn test -Dtest=SampleReportTest -Dbalie.write-sample=true",
                        name)
                .isEqualTo(told(made.resolve(name)));
    }

    private static String pdf(String name) {
        String audience = name.substring(0, name.indexOf('/'));
        return audience + "/" + audience + ".pdf";
    }

    private static void copy(Path from, String name) throws IOException {
        Path to = SAMPLE.resolve(name);
        Files.createDirectories(to.getParent());
        Files.copy(from.resolve(name), to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String told(Path file) throws IOException {
        return Files.readString(file).replaceAll("(?s)<svg\\b.*?</svg>", "");
    }
}
