package balie.report.chart;

/** The width a chart is laid out for. Its height follows from what it shows. */
public enum ChartSize {
    /** For a page, 720 px: labels stand beside their marks. */
    PAGE(720),
    /** For a telephone held upright, 360 px: labels stand above their marks, so that text keeps a legible size. */
    PHONE(360);

    private final int width;

    ChartSize(int width) {
        this.width = width;
    }

    /** In CSS pixels. */
    public int width() {
        return width;
    }
}
