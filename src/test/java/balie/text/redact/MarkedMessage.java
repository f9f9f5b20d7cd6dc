package balie.text.redact;

import balie.testkit.CsvFiles;
import org.apache.commons.csv.CSVRecord;

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
        return CsvFiles.resource("/balie/redaction/" + file).stream()
                .map(MarkedMessage::of)
                .toList();
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
