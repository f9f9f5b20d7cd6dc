package balie.text.redact;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of messages.csv.
 *
 * @param text without the marks
 * @param personal what is personal in it
 */
record MarkedMessage(String id, String language, String text, List<Span> personal) {

    private static final Pattern MARK = Pattern.compile("\\{\\{(\\w+)\\|(.*?)}}");

    static List<MarkedMessage> all() {
        return of("messages.csv");
    }

    /** Harder ones, that no rule was changed for. */
    static List<MarkedMessage> unseen() {
        return of("messages-2.csv");
    }

    private static List<MarkedMessage> of(String file) {
        try (InputStream in = MarkedMessage.class.getResourceAsStream("/balie/redaction/" + file);
                CSVParser parser = CSVParser.parse(
                        in,
                        StandardCharsets.UTF_8,
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())) {
            return parser.stream().map(MarkedMessage::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MarkedMessage of(CSVRecord record) {
        Matcher marks = MARK.matcher(record.get("text"));
        StringBuilder text = new StringBuilder();
        List<Span> personal = new ArrayList<>();
        while (marks.find()) {
            marks.appendReplacement(text, "");
            int start = text.length();
            text.append(marks.group(2));
            PersonalData kind = PersonalData.valueOf(marks.group(1).toUpperCase(Locale.ROOT));
            personal.add(new Span(start, text.length(), kind));
        }
        marks.appendTail(text);
        return new MarkedMessage(record.get("id"), record.get("language"), text.toString(), personal);
    }
}
