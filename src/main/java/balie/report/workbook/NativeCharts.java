package balie.report.workbook;

import balie.report.model.Chart;
import balie.report.model.Section;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;

import java.util.List;
import java.util.OptionalDouble;

/** Charts that a spreadsheet draws itself, each beside the figures that it is drawn from. */
final class NativeCharts {

    private static final int CHART_COLUMN = 4;
    private static final int CHART_COLUMNS = 12;
    private static final int CHART_ROWS = 18;
    private static final int LABEL_WIDTH = 45;
    private static final int WIDTH_UNITS = 256;
    private static final int GAP_PERCENT = 40;
    private static final double LINE_POINTS = 1.5;

    /** Okabe and Ito's, as in the reports. */
    private static final byte[] BLUE = {0, 0x72, (byte) 0xb2};

    private final Looks looks;

    NativeCharts(Looks looks) {
        this.looks = looks;
    }

    /** @param sections with bars or weeks */
    void on(SXSSFSheet sheet, List<Section> sections) {
        sheet.setDisplayGridlines(false);
        Workbooks.onPaper(sheet);
        sheet.setColumnWidth(0, LABEL_WIDTH * WIDTH_UNITS);
        int next = 0;
        for (Section section : sections) {
            Cell heading = sheet.createRow(next).createCell(0);
            heading.setCellValue(Workbooks.clean(section.heading()));
            heading.setCellStyle(looks.heading());
            sheet.addMergedRegion(new CellRangeAddress(next, next, 0, CHART_COLUMN + CHART_COLUMNS - 1));
            Chart chart = section.chart().orElseThrow();
            int rows = chart instanceof Chart.Bars bars
                    ? bars(sheet, next + 1, bars)
                    : weeks(sheet, next + 1, (Chart.Weeks) chart);
            next += Math.max(rows, CHART_ROWS) + 3;
        }
    }

    private int bars(SXSSFSheet sheet, int first, Chart.Bars bars) {
        List<Point> points = bars.bars().stream()
                .map(b -> new Point(Workbooks.clean(b.label()), b.value()))
                .toList();
        return draw(sheet, first, points, bars.unit(), ChartTypes.BAR);
    }

    private int weeks(SXSSFSheet sheet, int first, Chart.Weeks weeks) {
        List<Point> points = weeks.weeks().stream()
                .map(w -> new Point(Workbooks.clean(w.label()), w.value()))
                .toList();
        return draw(sheet, first, points, weeks.unit(), ChartTypes.LINE);
    }

    /** @param value empty: not shown */
    private record Point(String label, OptionalDouble value) {}

    private void row(SXSSFSheet sheet, int number, Point point) {
        Row row = sheet.createRow(number);
        Cell name = row.createCell(0);
        name.setCellValue(point.label());
        if (Looks.mightBeTakenForAFormula(point.label())) {
            name.setCellStyle(looks.quoted());
        }
        point.value().ifPresent(v -> {
            Cell cell = row.createCell(1);
            cell.setCellValue(v);
            cell.setCellStyle(v == Math.rint(v) ? looks.count() : looks.number("percent", v));
        });
    }

    private int draw(SXSSFSheet sheet, int first, List<Point> points, String unit, ChartTypes type) {
        int last = first + points.size() - 1;
        for (int i = 0; i < points.size(); i++) {
            row(sheet, first + i, points.get(i));
        }
        if (points.isEmpty()) {
            return 0;
        }
        XSSFDrawing drawing = sheet.getWorkbook()
                .getXSSFWorkbook()
                .getSheet(sheet.getSheetName())
                .createDrawingPatriarch();
        XSSFChart chart = drawing.createChart(drawing.createAnchor(
                0, 0, 0, 0, CHART_COLUMN, first, CHART_COLUMN + CHART_COLUMNS, first + CHART_ROWS));
        boolean lying = type == ChartTypes.BAR;
        XDDFCategoryAxis names = chart.createCategoryAxis(lying ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        XDDFValueAxis values = chart.createValueAxis(lying ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        values.setTitle(Workbooks.clean(unit));
        values.setMinimum(0);
        XDDFChartData data = chart.createData(type, names, values);
        data.setVaryColors(false);
        XDDFChartData.Series series = data.addSeries(
                XDDFDataSourcesFactory.fromArray(
                        points.stream().map(Point::label).toArray(String[]::new), range(sheet, first, last, 0)),
                XDDFDataSourcesFactory.fromArray(
                        points.stream()
                                .map(p -> p.value().isPresent() ? p.value().getAsDouble() : null)
                                .toArray(Double[]::new),
                        range(sheet, first, last, 1)));
        series.setTitle(Workbooks.clean(unit), null);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        // Programs differ in what they draw a series in that says nothing of it.
        XDDFSolidFillProperties blue = new XDDFSolidFillProperties(XDDFColor.from(BLUE));
        if (data instanceof XDDFBarChartData bars) {
            series.setFillProperties(blue);
            bars.setGapWidth(GAP_PERCENT);
            bars.setBarDirection(BarDirection.BAR);
            // The first row at the top.
            names.setOrientation(AxisOrientation.MAX_MIN);
        }
        if (series instanceof XDDFLineChartData.Series line) {
            XDDFLineProperties stroke = new XDDFLineProperties(blue);
            stroke.setWidth(LINE_POINTS);
            line.setLineProperties(stroke);
            line.setSmooth(false);
            line.setMarkerStyle(MarkerStyle.CIRCLE);
        }
        chart.plot(data);
        return points.size();
    }

    private static String range(SXSSFSheet sheet, int first, int last, int column) {
        return new CellRangeAddress(first, last, column, column).formatAsString(sheet.getSheetName(), true);
    }
}
