package balie.ingest.profile;

/** What the values of a column are. */
public enum ColumnType {
    EMPTY("empty"),
    ID("id"),
    INSTANT("time"),
    TIME_OF_DAY("time of day"),
    DURATION("duration"),
    FLAG("yes/no"),
    COUNT("count"),
    DECIMAL("decimal"),
    VOCABULARY("vocabulary"),
    EMAIL("e-mail"),
    PHONE("telephone"),
    TEXT("text");

    private final String shown;

    ColumnType(String shown) {
        this.shown = shown;
    }

    /** For people. */
    public String shown() {
        return shown;
    }
}
