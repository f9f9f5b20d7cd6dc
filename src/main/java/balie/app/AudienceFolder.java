package balie.app;

import balie.model.Audience;
import balie.model.ResultTable;
import balie.report.Digests;
import balie.report.Reports;
import balie.report.RunFacts;
import balie.report.html.HtmlPages.Link;
import balie.report.model.Listing;
import balie.report.model.Report;
import balie.report.words.Words;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one audience gets of a run: a folder with its tables, its report and a page that leads to them. It names nothing outside, so
 * that it can be handed on alone.
 *
 * @param names of the desk's own
 * @param tables what the audience may have
 */
record AudienceFolder(Audience audience, RunFacts facts, DeskNames names, List<ComputedTable> tables) {

    /** Its place in the folder of the run. */
    String part() {
        return audience.code() + "/";
    }

    /**
     * Writes it.
     *
     * @param reports names of all reports that the job asks for, with the language of each
     * @return the report of the audience as seen from the first page of the run; empty: the job does not ask for it
     */
    Optional<Report> write(Map<String, String> reports, TableFiles tableFiles, PageFiles pageFiles) throws IOException {
        List<ResultTable> plain = tables.stream().map(ComputedTable::result).toList();
        String language = reports.getOrDefault(audience.code(), Words.ENGLISH);
        Words words = Words.in(language).with(names.in(language));
        Optional<Report> report = Optional.of(audience.code())
                .filter(reports::containsKey)
                .map(name -> Reports.build(name, facts, plain, words));
        String title = Reports.title(audience, facts, words);
        Report first = report.map(r -> r.seenFrom(PageFiles.name(r)).titled(title))
                .orElseGet(() -> Reports.overview(title, facts, plain, words));
        List<Link> data = new ArrayList<>();
        data.add(tableFiles.workbook(part(), first, tables, facts, words));
        data.addAll(tableFiles.write(part(), tables, words));
        List<Link> pages = new ArrayList<>();
        if (report.isPresent()) {
            Link pdf = pageFiles.print(part(), report.get(), facts, words);
            pages.add(pageFiles.write(part(), report.get(), words, List.of(pdf)));
            pages.add(pdf);
        }
        for (Listing list : Reports.lists(facts, plain, words)) {
            pages.add(pageFiles.list(part(), list, report, words));
        }
        pageFiles.index(part(), first, pages, data, words);
        DigestFile.write(
                tableFiles.folder().file(part() + DigestFile.NAME), Digests.of(audience, facts, plain, first, words));
        return report.map(r -> r.seenFrom(part() + PageFiles.name(r)));
    }
}
