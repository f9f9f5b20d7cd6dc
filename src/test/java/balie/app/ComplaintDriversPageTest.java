package balie.app;

import balie.testkit.RealData;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static balie.app.CommandLine.csv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/** What docs/complaint-drivers.md says of real complaints is what a run gives, and what counting them one by one gives. */
class ComplaintDriversPageTest {

    private static final Path PAGE = Path.of("docs/complaint-drivers.md");
    private static final Map<String, String> CHANNELS = Map.of(
            "Web",
            "web",
            "Referral",
            "referral",
            "Phone",
            "phone",
            "Postal mail",
            "post",
            "Fax",
            "fax",
            "Email",
            "email");
    private static final Map<String, Function<CSVRecord, String>> COLUMNS = Map.of(
            "product", r -> r.get("Product"),
            "complaint_category", r -> r.get("Issue"),
            "region", r -> r.get("State"),
            "channel", r -> CHANNELS.get(r.get("Submitted via")));

    @TempDir
    private Path folder;

    /** Contacts of a cell, of its group, and the same of all others. */
    private record Counted(long n, long of, long others, long ofOthers) {

        static Counted in(List<CSVRecord> complaints, String subject, String about, String dimension, String group) {
            Function<CSVRecord, String> aboutOf = COLUMNS.get(subject);
            Function<CSVRecord, String> groupOf = COLUMNS.get(dimension);
            List<CSVRecord> known = complaints.stream()
                    .filter(c -> isKnown(aboutOf.apply(c)) && isKnown(groupOf.apply(c)))
                    .toList();
            long n = 0;
            long of = 0;
            long hits = 0;
            for (CSVRecord complaint : known) {
                boolean isAbout = aboutOf.apply(complaint).equals(about);
                boolean isOfGroup = groupOf.apply(complaint).equals(group);
                hits += isAbout ? 1 : 0;
                of += isOfGroup ? 1 : 0;
                n += isAbout && isOfGroup ? 1 : 0;
            }
            return new Counted(n, of, hits - n, known.size() - of);
        }

        private static boolean isKnown(String value) {
            return !value.isBlank() && !value.equals("N/A");
        }

        double lift() {
            return (double) n / of / ((double) others / ofOthers);
        }
    }

    /** The rows of the tables under a heading, cell by cell. */
    private static List<List<String>> rows(String heading) throws IOException {
        String page = Files.readString(PAGE);
        String part = page.substring(page.indexOf("## " + heading));
        int next = part.indexOf("\n## ", 3);
        return (next < 0 ? part : part.substring(0, next))
                .lines()
                .filter(l -> l.startsWith("| ") && !l.startsWith("| about"))
                .map(l -> Arrays.stream(l.substring(1, l.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    private List<CSVRecord> run(Path file) throws IOException {
        Files.writeString(folder.resolve("drivers.yaml"), """
                zone: America/New_York
                sources:
                  - mapping: cfpb
                    files: "%s"
                metrics: [complaint_drivers]
                reports: [marketing]
                privacy: {minimum: 0}
                period: all
                questions: {by: wording}
                """.formatted(file));
        CommandLine.Outcome outcome = CommandLine.in(folder, "run", "drivers.yaml", "--out", "out");
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        return csv(folder.resolve("out/marketing/data/complaint_drivers.csv"));
    }

    @Test
    void the_page_is_what_a_run_gives_and_what_counting_gives() throws IOException {
        Path file = RealData.file("cfpb_2020_class_sample/complaints_sample_excel_resaved.csv");
        List<CSVRecord> complaints = csv(file);
        List<CSVRecord> drivers = run(file);

        for (CSVRecord row : drivers) {
            if (COLUMNS.containsKey(row.get("dimension"))) {
                Counted counted = Counted.in(
                        complaints,
                        row.get("subject"),
                        row.get("subject_value"),
                        row.get("dimension"),
                        row.get("value"));
                assertThat(List.of(row.get("n"), row.get("of"), row.get("n_compared"), row.get("of_compared")))
                        .as(row.toString())
                        .containsExactly(
                                Long.toString(counted.n()),
                                Long.toString(counted.of()),
                                Long.toString(counted.others()),
                                Long.toString(counted.ofOthers()));
            }
        }
        List<CSVRecord> tested =
                drivers.stream().filter(r -> !r.get("p_value").isEmpty()).toList();
        List<CSVRecord> flagged =
                tested.stream().filter(r -> r.get("flagged").equals("true")).toList();
        assertThat(Files.readString(PAGE))
                .contains("**%d of %,d** comparisons".formatted(flagged.size(), tested.size()));
        List<List<String>> page = rows("CFPB");
        assertThat(page).hasSizeGreaterThan(9);
        for (List<String> told : page) {
            CSVRecord row = flagged.stream()
                    .filter(r -> r.get("subject_name").equals(told.get(0))
                            && (r.get("dimension") + " " + r.get("value")).equals(told.get(1)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("not flagged: " + told));
            Counted counted =
                    Counted.in(complaints, row.get("subject"), told.get(0), row.get("dimension"), row.get("value"));
            assertThat(new Counted(
                            number(told.get(2)),
                            number(told.get(3)),
                            number(told.get(4).split(" of ")[0]),
                            number(told.get(4).split(" of ")[1])))
                    .isEqualTo(counted);
            String[] interval = told.get(5).split("[ (–)]+");
            assertThat(Double.parseDouble(interval[0])).isCloseTo(counted.lift(), offset(.005001));
            assertThat(Double.parseDouble(interval[1]))
                    .isCloseTo(Double.parseDouble(row.get("lift_low")), offset(.001));
            assertThat(Double.parseDouble(interval[2]))
                    .isCloseTo(Double.parseDouble(row.get("lift_high")), offset(.001));
        }
    }
}
