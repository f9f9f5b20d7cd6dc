package balie.report.html;

import balie.report.model.Report;
import balie.report.words.Words;

import java.util.ArrayList;
import java.util.List;

/**
 * A report as the template of its printed pages needs it.
 *
 * @param subject what the document is about, for programs that list documents
 * @param contents what has a bookmark and a line in the table of contents, in order
 * @param pageParts of the line at the foot of a page; {@code 0} is its number, {@code 1} that of the last
 */
public record PrintView(
        Report report,
        List<PrintSection> sections,
        String subject,
        List<Entry> contents,
        List<String> pageParts,
        Words words,
        String css) {

    private static final String THIS = "0";
    private static final String ALL = "1";

    public PrintView {
        sections = List.copyOf(sections);
        contents = List.copyOf(contents);
        pageParts = List.copyOf(pageParts);
    }

    /** A place in the document. */
    public record Entry(String text, String href) {}

    static PrintView of(Report report, List<PrintSection> sections, Words words, String css) {
        List<Entry> contents = new ArrayList<>();
        if (!report.points().isEmpty()) {
            contents.add(new Entry(words.say("Main points"), "#main-points"));
        }
        sections.forEach(s ->
                contents.add(new Entry(s.section().heading(), "#" + s.section().id())));
        if (!report.notes().isEmpty()) {
            contents.add(new Entry(words.say("How the figures were made"), "#how-made"));
        }
        return new PrintView(report, sections, subject(report), contents, pageParts(words), words, css);
    }

    private static String subject(Report report) {
        return report.reader().isBlank() ? report.title() : report.reader();
    }

    private static List<String> pageParts(Words words) {
        String line = words.say("page {0} of {1}", "\u0000" + THIS + "\u0000", "\u0000" + ALL + "\u0000");
        // Spaces beside a place are those of the line, not of what stands in the place.
        return List.of(line.replace(' ', '\u00A0').split("\u0000"));
    }
}
