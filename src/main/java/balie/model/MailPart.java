package balie.model;

/** What of a report can be attached to a mail. */
public enum MailPart implements Term {
    PDF("The report as PDF; the page where the run made no PDF.", "application/pdf"),
    HTML("The report as the page that opens in a browser.", "text/html; charset=UTF-8"),
    WORKBOOK("All tables in one workbook.", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String doc;
    private final String type;

    MailPart(String doc, String type) {
        this.doc = doc;
        this.type = type;
    }

    @Override
    public String doc() {
        return doc;
    }

    /** Its media type. */
    public String type() {
        return type;
    }
}
