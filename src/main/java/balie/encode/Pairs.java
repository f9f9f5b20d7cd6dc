package balie.encode;

import balie.issue.CallException;
import balie.issue.Problem;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.BufferedReader;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Pairs of sentences that a bridge is fitted to: CSV in UTF-8 with the columns {@code text} and {@code english}; others are
 * passed over.
 */
public final class Pairs {

    /** With fewer a bridge is worse than the letters of the words. */
    public static final int LEAST = 250;

    private static final String TEXT = "text";
    private static final String ENGLISH = "english";
    private static final String FOLDER = "/balie/language/";
    private static final List<String> DUTCH =
            List.of("pairs-bank-it", "pairs-home-media", "pairs-shops", "pairs-travel-food", "pairs-utilities");
    private static final int MOST_PROBLEMS = 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Pairs() {}

    /** The pairs of Dutch and English that come with Balie. */
    public static List<Pair> dutch() {
        return Dutch.PAIRS;
    }

    /** Read once in a process. */
    private static final class Dutch {
        static final List<Pair> PAIRS = readDutch();
    }

    private static List<Pair> readDutch() {
        List<Pair> pairs = new ArrayList<>();
        for (String name : DUTCH) {
            String resource = FOLDER + "nl/" + name + ".csv";
            try (InputStream in = Objects.requireNonNull(Pairs.class.getResourceAsStream(resource), resource);
                    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                pairs.addAll(read(resource, reader, 1));
            } catch (IOException | CallException e) {
                throw new IllegalStateException("the pairs that come with Balie can not be read", e);
            }
        }
        return List.copyOf(pairs);
    }

    /** @throws CallException with all problems of the file, if it has one */
    public static List<Pair> read(Path file) throws CallException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CallException(file.toString(), "can not be read: " + e.getMessage(), "Check the path.");
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (decoded.isError()) {
            throw new CallException(List.of(new Problem(
                    file.toString(),
                    1 + breaks(text),
                    "can not be read as text in UTF-8: a wrong byte",
                    "Save it as 'CSV UTF-8 (comma delimited)'.")));
        }
        try (Reader reader = new CharArrayReader(text.array(), 0, text.length())) {
            return read(file.toString(), reader, LEAST);
        } catch (IOException e) {
            throw new IllegalStateException("text in memory can be read", e);
        }
    }

    static List<Pair> read(String name, Reader reader, int least) throws IOException, CallException {
        List<Problem> problems = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        int rows = 0;
        try (CSVParser parser = CSVParser.parse(afterMark(reader), format)) {
            for (String column : List.of(TEXT, ENGLISH)) {
                if (!parser.getHeaderMap().containsKey(column)) {
                    problems.add(new Problem(
                            name,
                            1,
                            "no column '" + column + "' in the header " + parser.getHeaderNames(),
                            "Name the columns " + TEXT + "," + ENGLISH + "."));
                }
            }
            if (!problems.isEmpty()) {
                throw new CallException(problems);
            }
            for (CSVRecord row : parser) {
                rows++;
                // The parser stands at the end of the row.
                int within = row.stream().mapToInt(Pairs::breaks).sum();
                pair(name, (int) parser.getCurrentLineNumber() - within, row, pairs, problems);
                if (problems.size() >= MOST_PROBLEMS) {
                    throw new CallException(problems);
                }
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            problems.add(new Problem(name, 0, "no CSV: " + e.getMessage(), "Save it as CSV with commas and quotes."));
            throw new CallException(problems);
        }
        if (rows < least) {
            problems.add(new Problem(
                    name,
                    0,
                    rows + " pairs",
                    "A bridge needs at least " + least
                            + "; a good one a few thousand, of all that the desk is asked."));
        }
        if (!problems.isEmpty()) {
            throw new CallException(problems);
        }
        return pairs;
    }

    /** Programs such as Excel begin a text in UTF-8 with a byte order mark. */
    private static Reader afterMark(Reader reader) throws IOException {
        BufferedReader buffered = new BufferedReader(reader);
        buffered.mark(1);
        if (buffered.read() != BYTE_ORDER_MARK) {
            buffered.reset();
        }
        return buffered;
    }

    private static int breaks(CharSequence text) {
        return (int) IntStream.range(0, text.length())
                .filter(i -> text.charAt(i) == '\n'
                        || (text.charAt(i) == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')))
                .count();
    }

    private static void pair(String name, int line, CSVRecord row, List<Pair> pairs, List<Problem> problems) {
        if (!row.isSet(TEXT) || !row.isSet(ENGLISH)) {
            problems.add(new Problem(
                    name, line, row.size() + " values in this line", "Each line has a text and its English."));
            return;
        }
        Pair pair = new Pair(row.get(TEXT).strip(), row.get(ENGLISH).strip());
        if (pair.text().isEmpty() || pair.english().isEmpty()) {
            problems.add(new Problem(
                    name,
                    line,
                    "an empty " + (pair.text().isEmpty() ? TEXT : ENGLISH),
                    "Fill it in, or take the line away."));
            return;
        }
        pairs.add(pair);
    }
}
