package balie.app;

import balie.ingest.Recognition;
import balie.ingest.profile.ColumnProfile;
import balie.ingest.profile.ColumnType;
import balie.ingest.profile.Masking;
import balie.ingest.profile.Order;
import balie.ingest.profile.Suspicions;
import balie.ingest.profile.TableProfile;
import balie.ingest.profile.Times;
import balie.ingest.read.Finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The profile of a table as lines of text. */
final class TableListing {

    private static final int LABEL = 12;
    private static final int WIDEST = 118;
    private static final int WIDEST_NAME = 34;
    private static final int WIDEST_VALUES = 76;
    private static final int MOST_VALUES = 6;
    private static final int MOST_LACKING = 2;

    private final TableProfile table;
    private final boolean showValues;
    private final List<String> lines = new ArrayList<>();

    private TableListing(TableProfile table, boolean showValues) {
        this.table = table;
        this.showValues = showValues;
    }

    /**
     * @param fits known products, the best first
     * @param showValues whether values of persons are shown
     */
    static List<String> of(TableProfile table, List<Recognition.Fit> fits, boolean showValues) {
        TableListing listing = new TableListing(table, showValues);
        listing.format();
        listing.product(fits);
        listing.lines.add("");
        listing.columns();
        List<String> suspicions = Suspicions.of(table);
        if (!suspicions.isEmpty()) {
            listing.lines.add("");
            listing.lines.add("  suspicious");
            suspicions.forEach(s -> listing.wrapped("    ", s));
        }
        return listing.lines;
    }

    private void format() {
        List<Finding> findings = table.format().findings();
        if (findings.isEmpty()) {
            labelled("format", table.format().format().key());
            labelled("encoding", table.format().encoding());
        }
        int widest = findings.stream().mapToInt(f -> f.value().length()).max().orElse(0);
        for (Finding finding : findings) {
            labelled(finding.what(), padded(finding.value(), Math.min(widest, WIDEST_NAME)) + "  " + finding.why());
        }
        labelled(
                "rows",
                Console.grouped(table.rows())
                        + (table.bad() == 0 ? "" : ", of which " + Console.grouped(table.bad()) + " can not be read"));
        labelled("columns", Console.grouped(table.columns().size()));
    }

    private void product(List<Recognition.Fit> fits) {
        List<Recognition.Fit> fitting =
                fits.stream().filter(Recognition.Fit::fits).toList();
        for (Recognition.Fit fit : fitting) {
            labelled("product", fit.mapping().name() + ", by its columns " + fit.proof());
            labelled("", fit.mapping().describes());
        }
        if (fitting.isEmpty()) {
            labelled("product", "not one that Balie knows");
            fits.stream()
                    .limit(MOST_LACKING)
                    .filter(f -> f.missing().size() < f.mapping().recognisedBy().size())
                    .forEach(f -> labelled("", "nearest: " + f.mapping().name() + ", which would need " + f.lacks()));
        } else if (fitting.size() > 1) {
            labelled("", "more than one fits: say in the job which mapping is meant");
        }
    }

    private void columns() {
        int name = width(table.columns().stream().map(ColumnProfile::name).toList(), WIDEST_NAME, "column");
        lines.add(row(name, "column", "type", "filled", "different", "values"));
        for (ColumnProfile column : table.columns()) {
            long rows = table.rows() - table.bad();
            String filled = rows == 0 ? "" : percent(column.filled(), rows);
            String different = (column.exact() ? "" : "~") + Console.grouped(column.distinct());
            lines.add(row(name, column.name(), column.type().shown(), filled, different, values(column)));
        }
        boolean masked = table.columns().stream().anyMatch(c -> !c.samples().isEmpty() && !Masking.mayShow(c));
        if (masked && !showValues) {
            lines.add("  What may be about a person is shown as its shape; --show-values shows it.");
        }
    }

    private static String row(int name, String column, String type, String filled, String different, String values) {
        return String.format(
                        Locale.ROOT,
                        "  %s  %-11s  %6s  %9s  %s",
                        padded(column.isEmpty() ? "(no name)" : column, name),
                        type,
                        filled,
                        different,
                        values)
                .stripTrailing();
    }

    private String values(ColumnProfile column) {
        Times times = column.times();
        if (times != null) {
            return times(times);
        }
        boolean open = showValues || Masking.mayShow(column);
        if (column.type() == ColumnType.VOCABULARY || column.type() == ColumnType.FLAG) {
            return vocabulary(column, open);
        }
        return cut(String.join(
                "  ",
                column.samples().stream().map(s -> open ? s : Masking.mask(s)).toList()));
    }

    private String vocabulary(ColumnProfile column, boolean open) {
        List<String> shown = new ArrayList<>();
        for (Map.Entry<String, Long> value : column.values().entrySet()) {
            if (shown.size() == MOST_VALUES) {
                shown.add("…");
                break;
            }
            // What occurs once is no word of a vocabulary, unless the column is known to hold one.
            boolean word = open && (value.getValue() > 1 || column.knownVocabulary());
            String text = showValues
                    ? value.getKey()
                    : word ? Masking.maskAddress(value.getKey()) : Masking.mask(value.getKey());
            shown.add(text + " " + Console.grouped(value.getValue()));
        }
        return cut(String.join(", ", shown));
    }

    private String times(Times times) {
        String reach = times.days().isEmpty()
                ? ""
                : ", " + times.days().firstKey() + " to " + times.days().lastKey();
        String order = switch (times.order()) {
            case PLAIN -> "";
            case DAY_FIRST -> ", day first: " + times.why();
            case MONTH_FIRST -> ", month first: " + times.why();
            case UNDECIDED -> "";
            case MIXED -> ", both orders";
        };
        if (times.order() == Order.UNDECIDED) {
            return times.first() + ": day or month first?";
        }
        // Days of dates that read both ways are not known.
        boolean known = times.order() != Order.MIXED && times.order() != Order.MONTH_FIRST;
        return times.patterns().get(0) + (known ? reach : "") + order;
    }

    private void labelled(String label, String text) {
        wrapped("  " + padded(label, LABEL) + " ", text.stripTrailing());
    }

    /** A text behind its label, on as many lines as it needs; those after the first stand under it. */
    private void wrapped(String label, String text) {
        String start = label;
        int indent = text.length() - text.stripLeading().length();
        String under = " ".repeat(label.length() + indent);
        String rest = text;
        while (start.length() + rest.length() > WIDEST) {
            int at = rest.lastIndexOf(' ', WIDEST - start.length());
            if (at <= indent) {
                break;
            }
            lines.add(start + rest.substring(0, at));
            start = under;
            rest = rest.substring(at + 1);
            indent = 0;
        }
        lines.add(start + rest);
    }

    private static String percent(long part, long whole) {
        double percent = 100.0 * part / whole;
        return part < whole && percent > 99.5 ? "99 %" : String.format(Locale.ROOT, "%.0f %%", percent);
    }

    private static int width(List<String> texts, int most, String least) {
        return Math.max(
                least.length(),
                Math.min(most, texts.stream().mapToInt(String::length).max().orElse(0)));
    }

    private static String padded(String text, int width) {
        return text.length() > width ? text.substring(0, width - 1) + "…" : text + " ".repeat(width - text.length());
    }

    /** On one line. */
    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= WIDEST_VALUES ? line : line.substring(0, WIDEST_VALUES - 1) + "…";
    }
}
