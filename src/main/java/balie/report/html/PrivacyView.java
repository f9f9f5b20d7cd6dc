package balie.report.html;

import balie.report.ProcessingRecord;
import balie.report.model.Report;

import java.util.List;

/** The record of processing as its template needs it: see {@link HtmlPages#privacy}. */
public record PrivacyView(
        String title,
        List<Report.Fact> facts,
        List<HtmlPages.Link> siblings,
        List<ProcessingRecord.Entry> entries,
        PageAssets assets) {

    public PrivacyView {
        facts = List.copyOf(facts);
        siblings = List.copyOf(siblings);
        entries = List.copyOf(entries);
    }
}
