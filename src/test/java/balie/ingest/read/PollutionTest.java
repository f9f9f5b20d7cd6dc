package balie.ingest.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** One table, written and damaged in many ways: it is read as it was, or what was not read is told. */
class PollutionTest {

    private static final List<String> HEADER = List.of("Nr", "Datum", "Klant", "Vraag", "Status", "Bedrag");
    private static final int ROWS = 40;

    @TempDir
    private Path folder;

    /** How a text is written. */
    private record Style(char delimiter, char quote, char escape, String end, String encoding, boolean mark) {}

    private static List<List<String>> rows(Random dice) {
        List<String> texts = List.of(
                "Waar is mijn pakket",
                "Café, thee; of fris?",
                "Hij zei \"nee\" en hing op",
                "Twee\nregels",
                "’s avonds té laat",
                "48\" scherm stuk",
                "Prijs: € 12,50",
                "Belt terug",
                "Geen; idee, maar | toch");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(List.of(
                    String.valueOf(1000 + i),
                    (1 + i % 28) + "-11-2026",
                    i % 7 == 0 ? "" : "K" + dice.nextInt(90),
                    texts.get(dice.nextInt(texts.size())),
                    i % 3 == 0 ? "Afgehandeld" : "Open",
                    dice.nextInt(50) + ",25"));
        }
        return rows;
    }

    private static String cell(String value, Style style) {
        String special = "" + style.delimiter() + style.quote() + "\n\r"
                + (style.escape() == style.quote() ? "" : style.escape());
        if (value.chars().noneMatch(c -> special.indexOf(c) >= 0)) {
            return value;
        }
        StringBuilder cell = new StringBuilder().append(style.quote());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == style.quote() || c == style.escape()) {
                cell.append(style.escape());
            }
            cell.append(c);
        }
        return cell.append(style.quote()).toString();
    }

    private static String line(List<String> cells, Style style) {
        return String.join(
                String.valueOf(style.delimiter()),
                cells.stream().map(c -> cell(c, style)).toList());
    }

    private static List<String> lines(List<List<String>> rows, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(line(HEADER, style));
        rows.forEach(r -> lines.add(line(r, style)));
        return lines;
    }

    private Path file(List<String> lines, Style style) throws IOException {
        String text = (style.mark() ? "\uFEFF" : "") + String.join(style.end(), lines) + style.end();
        return Files.write(folder.resolve("export.csv"), text.getBytes(Charset.forName(style.encoding())));
    }

    private static Stream<Style> styles() {
        List<Style> styles = new ArrayList<>();
        for (char delimiter : new char[] {',', ';', '\t', '|'}) {
            for (String end : List.of("\n", "\r\n", "\r")) {
                for (String encoding : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252")) {
                    for (char[] quotes : new char[][] {{'"', '"'}, {'"', '\\'}, {'\'', '\''}}) {
                        styles.add(new Style(delimiter, quotes[0], quotes[1], end, encoding, false));
                        if (encoding.startsWith("UTF")) {
                            styles.add(new Style(delimiter, quotes[0], quotes[1], end, encoding, true));
                        }
                    }
                }
            }
        }
        return styles.stream();
    }

    @Test
    void however_a_table_is_written_its_records_are_the_same() {
        Map<Style, String> wrong = new LinkedHashMap<>();
        styles().forEach(style -> {
            try {
                List<List<String>> rows = rows(new Random(3));
                List<String> lines = lines(rows, style);
                check(style, rows, lines, 0, wrong);
                List<String> around = new ArrayList<>(List.of("Rapport over november", ""));
                around.addAll(lines);
                around.addAll(List.of("", "Vertrouwelijk", "(40 rows)"));
                check(style, rows, around, 0, wrong);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** @param most bad records that may be told in place of read */
    private void check(Style style, List<List<String>> rows, List<String> lines, int most, Map<Style, String> wrong)
            throws IOException {
        Reading read = Reading.of(file(lines, style));
        List<List<String>> seen = read.rows();
        if (!seen.equals(rows) || !read.columns().equals(HEADER) || read.bad().size() > most) {
            List<List<String>> more = new ArrayList<>(seen);
            more.removeAll(rows);
            wrong.put(
                    style,
                    read.refused() + read.columns() + " read " + seen.size() + " wrong " + more + " bad " + read.bad());
        }
    }

    @Test
    void of_a_damaged_table_each_record_is_as_it_was_or_put_aside() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (int seed = 0; seed < 400; seed++) {
            Random dice = new Random(seed);
            Style style = new Style(
                    ",;\t|".charAt(dice.nextInt(4)), '"', '"', dice.nextBoolean() ? "\n" : "\r\n", "UTF-8", false);
            List<List<String>> rows = rows(dice);
            List<String> lines = lines(rows, style);
            int at = 2 + dice.nextInt(ROWS - 3);
            String line = lines.get(at);
            String delimiter = String.valueOf(style.delimiter());
            int place = line.indexOf(delimiter) + 1;
            lines.set(
                    at,
                    switch (dice.nextInt(4)) {
                        // A delimiter too many, one too few, a stray quote, a line that ends too early.
                        case 0 -> line.substring(0, place) + delimiter + line.substring(place);
                        case 1 -> line.substring(0, place - 1) + line.substring(place);
                        case 2 -> line.substring(0, place) + "\"" + line.substring(place);
                        default -> line.substring(0, place + 3);
                    });
            Reading read = Reading.of(file(lines, style));
            List<List<String>> more = new ArrayList<>(read.rows());
            more.removeAll(rows);
            long lost = read.bad().stream().mapToLong(SourceRecord::lines).sum();
            if (!more.isEmpty()
                    || rows.size() - read.rows().size() > lost
                    || read.rows().size() < rows.size() - 3) {
                wrong.add(seed + " " + line + " -> " + lines.get(at) + ": " + read.refused() + more + " " + read.bad());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_tiny_file_is_not_taken_for_something_odd() throws IOException {
        Map<String, List<List<String>>> files = new LinkedHashMap<>();
        files.put("id,name\n1,x\n", List.of(List.of("1", "x")));
        files.put("id,at\n1,10:30:00 2026-01-02\n", List.of(List.of("1", "10:30:00 2026-01-02")));
        files.put("name\nanna de vries\n", List.of(List.of("anna de vries")));
        files.put("id;bedrag\n1;1,50\n2;2,75\n", List.of(List.of("1", "1,50"), List.of("2", "2,75")));
        files.put("id,naam\n1,'t Hooft\n2,'s Jongers\n", List.of(List.of("1", "'t Hooft"), List.of("2", "'s Jongers")));
        files.put("id,path\n1,C:\\new\\table\n", List.of(List.of("1", "C:\\new\\table")));
        files.put("id|a,b\n1|x,y\n2|z\n", List.of(List.of("1", "x,y"), List.of("2", "z")));
        for (Map.Entry<String, List<List<String>>> file : files.entrySet()) {
            Path path = Files.writeString(folder.resolve("tiny.csv"), file.getKey());

            assertThat(Reading.of(path).rows()).as(file.getKey()).isEqualTo(file.getValue());
        }
    }
}
