package balie.report;

import balie.report.model.Report;
import balie.report.words.Words;

import java.util.List;
import java.util.StringJoiner;

/**
 * What a mail says that has a report with it, as plain text: what it is about, the main points, what is attached.
 *
 * @param title of the report
 * @param facts period, as-of, sources
 * @param points main points; none: the report has none
 * @param attached names of the files that go with it
 */
public record MailText(String title, List<Report.Fact> facts, List<String> points, List<String> attached, Words words) {

    public MailText {
        facts = List.copyOf(facts);
        points = List.copyOf(points);
        attached = List.copyOf(attached);
    }

    /** Title on one line, whatever stands in it. */
    public String subject() {
        return SafeText.of(title);
    }

    /** Which files are attached, in a sentence. */
    public String attachedSentence() {
        return words.say("Attached: {0}.", String.join(", ", attached));
    }

    /** Lines, with a line feed behind each. */
    public String plain() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add(subject());
        lines.add("");
        facts.forEach(f -> lines.add(SafeText.of(f.label()) + ": " + SafeText.of(f.value())));
        lines.add("");
        if (!points.isEmpty()) {
            lines.add(words.say("Main points"));
            lines.add("");
            for (int i = 0; i < points.size(); i++) {
                lines.add((i + 1) + ". " + SafeText.of(points.get(i)));
            }
            lines.add("");
        }
        lines.add(SafeText.of(attachedSentence()));
        return lines.toString();
    }
}
