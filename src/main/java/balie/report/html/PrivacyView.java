package balie.report.html;

import balie.report.ProcessingRecord;
import balie.report.model.Report;
import balie.report.words.Words;

import java.util.List;

/** The record of processing as its template needs it: see {@link HtmlPages#privacy}. */
public record PrivacyView(
        String title,
        List<Report.Fact> facts,
        List<HtmlPages.Link> siblings,
        List<ProcessingRecord.Entry> entries,
        Words words,
        PageAssets assets) {

    public PrivacyView {
        facts = List.copyOf(facts);
        siblings = List.copyOf(siblings);
        entries = List.copyOf(entries);
    }
}
