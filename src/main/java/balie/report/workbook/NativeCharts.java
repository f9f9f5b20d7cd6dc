package balie.report.workbook;

import balie.report.model.Chart;
import balie.report.model.Section;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

import java.util.List;
import java.util.OptionalDouble;

/** Charts that a spreadsheet draws itself, each beside the figures that it is drawn from. */
final class NativeCharts {

    private static final int CHART_COLUMN = 4;
    private static final int CHART_COLUMNS = 12;
    private static final int CHART_ROWS = 18;
    private static final int LABEL_WIDTH = 45;
    private static final int WIDTH_UNITS = 256;

    private final Looks looks;

    NativeCharts(Looks looks) {
        this.looks = looks;
    }

    /** @param sections with bars or weeks */
    void on(XSSFSheet sheet, List<Section> sections) {
        sheet.setDisplayGridlines(false);
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

    private int bars(XSSFSheet sheet, int first, Chart.Bars bars) {
        for (int i = 0; i < bars.bars().size(); i++) {
            Chart.Bar bar = bars.bars().get(i);
            row(sheet, first + i, bar.label(), bar.value());
        }
        draw(sheet, first, bars.bars().size(), bars.unit(), ChartTypes.BAR);
        return bars.bars().size();
    }

    private int weeks(XSSFSheet sheet, int first, Chart.Weeks weeks) {
        for (int i = 0; i < weeks.weeks().size(); i++) {
            Chart.Week week = weeks.weeks().get(i);
            row(sheet, first + i, week.label(), week.value());
        }
        draw(sheet, first, weeks.weeks().size(), weeks.unit(), ChartTypes.LINE);
        return weeks.weeks().size();
    }

    private void row(XSSFSheet sheet, int number, String label, OptionalDouble value) {
        Row row = sheet.createRow(number);
        Cell name = row.createCell(0);
        String text = Workbooks.clean(label);
        name.setCellValue(text);
        if (looks.mightBeTakenForAFormula(text)) {
            name.setCellStyle(looks.quoted());
        }
        value.ifPresent(v -> {
            Cell cell = row.createCell(1);
            cell.setCellValue(v);
            cell.setCellStyle(v == Math.rint(v) ? looks.count() : looks.number("percent", v));
        });
    }

    private void draw(XSSFSheet sheet, int first, int rows, String unit, ChartTypes type) {
        if (rows == 0) {
            return;
        }
        XSSFClientAnchor anchor = sheet.createDrawingPatriarch()
                .createAnchor(0, 0, 0, 0, CHART_COLUMN, first, CHART_COLUMN + CHART_COLUMNS, first + CHART_ROWS);
        XSSFChart chart = sheet.createDrawingPatriarch().createChart(anchor);
        boolean lying = type == ChartTypes.BAR;
        XDDFCategoryAxis names = chart.createCategoryAxis(lying ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        XDDFValueAxis values = chart.createValueAxis(lying ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        values.setTitle(Workbooks.clean(unit));
        values.setMinimum(0);
        XDDFDataSource<String> labels =
                XDDFDataSourcesFactory.fromStringCellRange(sheet, new CellRangeAddress(first, first + rows - 1, 0, 0));
        XDDFNumericalDataSource<Double> numbers =
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, new CellRangeAddress(first, first + rows - 1, 1, 1));
        XDDFChartData data = chart.createData(type, names, values);
        data.setVaryColors(false);
        XDDFChartData.Series series = data.addSeries(labels, numbers);
        series.setTitle(Workbooks.clean(unit), null);
        if (data instanceof XDDFBarChartData bars) {
            bars.setBarDirection(BarDirection.BAR);
            // The first row at the top.
            names.setOrientation(AxisOrientation.MAX_MIN);
        }
        if (series instanceof XDDFLineChartData.Series line) {
            line.setSmooth(false);
            line.setMarkerStyle(MarkerStyle.CIRCLE);
        }
        chart.plot(data);
    }
}
