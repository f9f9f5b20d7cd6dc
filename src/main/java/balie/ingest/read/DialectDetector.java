package balie.ingest.read;

import balie.config.SourceMapping.Dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds out which characters divide a text, by dividing its beginning in each way that its characters allow: the way wins under
 * which the expected names appear, else the one that gives records most alike.
 */
final class DialectDetector {

    /** Those that are made for it, before those that also occur for other reasons. */
    private static final String DELIMITERS = ",;\t|";

    private static final String RARE_DELIMITERS = "\u0001\u001F^~¬§: ";
    private static final double RARE = 0.7;
    /** A way of dividing with less than this is none: a column of texts looks so too. */
    private static final double SENSIBLE = 0.3;
    /** Between ways that fit alike, the usual one is taken. */
    private static final double USUAL = 0.03;

    private static final double UNQUOTED = 0.2;

    private static final int LOOKED_AT = 1 << 17;

    private final String text;
    private final boolean whole;
    private final Pins pins;

    DialectDetector(String text, boolean whole, Pins pins) {
        this.text = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        this.whole = whole && text.length() <= LOOKED_AT;
        this.pins = pins;
    }

    /** The text as it is divided best. */
    CsvSample detect() throws UnusableFileException {
        Character pinned = pins.dialect().delimiter();
        if (pinned == null) {
            return best(DELIMITERS);
        }
        CsvSample sample = ways(String.valueOf((char) pinned));
        CsvSample other = sample.width() > 1 ? sample : best(DELIMITERS);
        if (other.width() > 1 && sample.width() == 1 && other.fit() >= SENSIBLE) {
            throw new UnusableFileException(
                    1,
                    "with the delimiter " + CsvDialect.name(pinned)
                            + " that the mapping lays down the file has one column, "
                            + "while " + CsvDialect.name(other.dialect().delimiter()) + " divides it into "
                            + other.width(),
                    "Take delimiter: out of the mapping, and it is found out from each file.");
        }
        return sample;
    }

    private CsvSample best(String delimiters) {
        CsvSample best = ways(delimiters);
        if (best.width() > 1 && best.fit() >= SENSIBLE) {
            return best;
        }
        CsvSample rare = ways(RARE_DELIMITERS);
        return rare.width() > 2 && rare.fit() * RARE > Math.max(best.fit(), SENSIBLE) ? rare : best;
    }

    /** The best of the ways to divide the text by one of these delimiters. */
    private CsvSample ways(String delimiters) {
        CsvSample best = new CsvSample(text, dialect(delimiters.charAt(0), '"', CsvDialect.NONE, false), whole);
        double bestFit = weight(best);
        List<CsvDialect> dialects = new ArrayList<>();
        for (int i = 0; i < delimiters.length(); i++) {
            if (text.indexOf(delimiters.charAt(i)) >= 0) {
                dialects.addAll(dialects(delimiters.charAt(i)));
            }
        }
        for (CsvDialect dialect : dialects) {
            CsvSample sample = new CsvSample(text, dialect, whole);
            double fit = weight(sample);
            if (fit > bestFit + USUAL) {
                best = sample;
                bestFit = fit;
            }
        }
        return escaped(padded(best));
    }

    /** Expected names weigh more than anything else. */
    private double weight(CsvSample sample) {
        int names = HeaderDetector.expected(sample, pins);
        double unusual = sample.dialect().quote() == CsvDialect.NONE ? UNQUOTED : 0;
        return sample.fit() - unusual + (names > 1 || names == pins.expected().size() ? names : 0);
    }

    private List<CsvDialect> dialects(char delimiter) {
        List<CsvDialect> dialects = new ArrayList<>();
        for (char quote : new char[] {'"', '\'', CsvDialect.NONE}) {
            // Without quotes at all write programs that have no need of them, since they divide by a character of their
            // own.
            boolean plain = quote == CsvDialect.NONE && (delimiter == '\t' || delimiter < ' ');
            if (quote == '"' || plain || text.indexOf(quote) >= 0) {
                for (char escape : new char[] {CsvDialect.NONE, '\\', '\0'}) {
                    if (escape == CsvDialect.NONE || escapes(escape, quote)) {
                        dialects.add(dialect(delimiter, quote, escape, false));
                        if (text.contains(delimiter + " " + quote)) {
                            dialects.add(dialect(delimiter, quote, escape, true));
                        }
                    }
                }
            }
        }
        return dialects;
    }

    /** Whether a character may stand before quotes so that they do not close a field. */
    private boolean escapes(char escape, char quote) {
        if (escape == quote || quote == CsvDialect.NONE) {
            return false;
        }
        if (escape != '"') {
            return text.indexOf("" + escape + quote) >= 0;
        }
        // Double quotes are escapes in a text of single quotes if none stands alone.
        boolean any = text.contains("\"\"") || text.contains("\"" + quote);
        return any && text.replace("\"\"", "").replace("\"" + quote, "").indexOf('"') < 0;
    }

    private CsvDialect dialect(char delimiter, char quote, char escape, boolean padded) {
        Dialect pinned = pins.dialect();
        return new CsvDialect(
                delimiter,
                pinned.quote() == null ? quote : pinned.quote(),
                pinned.escape() == null ? escape : pinned.escape(),
                padded);
    }

    /** Takes spaces around quoted fields for no part of them where some field shows it and the shape of the records does not. */
    private CsvSample padded(CsvSample sample) {
        CsvDialect dialect = sample.dialect();
        String opens = " " + dialect.quote();
        boolean shows = !dialect.padded()
                && sample.records().stream()
                        .flatMap(r -> r.cells().stream())
                        .anyMatch(c ->
                                c.startsWith(opens) && c.stripTrailing().endsWith(opens.strip()) && c.length() > 2);
        if (!shows) {
            return sample;
        }
        return alike(sample, new CsvDialect(dialect.delimiter(), dialect.quote(), dialect.escape(), true));
    }

    /** The text as another dialect divides it, unless that fits worse. */
    private CsvSample alike(CsvSample sample, CsvDialect dialect) {
        CsvSample other = new CsvSample(text, dialect, whole);
        return other.fit() >= sample.fit() - USUAL ? other : sample;
    }

    /** Takes a backslash for an escape where the text shows it and the shape of the records does not. */
    private CsvSample escaped(CsvSample sample) {
        CsvDialect dialect = sample.dialect();
        if (pins.dialect().escape() == null && escapes('"', dialect.quote())) {
            return alike(sample, dialect(dialect.delimiter(), dialect.quote(), '"', dialect.padded()));
        }
        if (pins.dialect().escape() != null || dialect.escape() != CsvDialect.NONE) {
            return sample;
        }
        // \N is how databases write that there is no value.
        boolean dump = sample.records().stream().anyMatch(r -> r.cells().contains("\\N"));
        boolean behind = sample.doubled() == 0 && text.contains("\\" + dialect.quote());
        if (!dump && !behind) {
            return sample;
        }
        char quote = dump && dialect.delimiter() == '\t' ? CsvDialect.NONE : dialect.quote();
        return alike(sample, dialect(dialect.delimiter(), quote, '\\', dialect.padded()));
    }
}
