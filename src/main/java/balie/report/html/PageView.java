package balie.report.html;

import balie.report.chart.ChartRenderer;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.words.Words;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A report's page as its template needs it.
 *
 * @param others the other pages of this run
 */
public record PageView(
        Report report, List<SectionView> sections, List<HtmlPages.Link> others, Words words, PageAssets assets) {

    /** Ids become parts of file names, links and fragments. */
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    public PageView {
        sections = List.copyOf(sections);
        others = List.copyOf(others);
    }

    static PageView of(
            Report report, List<HtmlPages.Link> others, ChartRenderer renderer, Words words, PageAssets assets) {
        check(report);
        List<SectionView> sections = report.sections().stream()
                .map(s -> SectionView.of(report.id(), s, renderer))
                .toList();
        return new PageView(report, sections, others, words, assets);
    }

    /** @throws IllegalArgumentException if what becomes part of names and links is not fit for that */
    static void check(Report report) {
        require(ID, "report id", report.id());
        Set<String> seen = new HashSet<>();
        for (Section section : report.sections()) {
            require(ID, "section id", section.id());
            require(FILE_NAME, "data file name", section.dataFile());
            if (!seen.add(section.id())) {
                throw new IllegalArgumentException("two sections have the id " + section.id());
            }
        }
    }

    private static void require(Pattern pattern, String what, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " must match " + pattern + ", but is '" + value + "'");
        }
    }
}
