package balie.ingest.read;

import balie.config.MappingReader;
import balie.ingest.read.CsvSample.Sampled;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the record with the names of the columns: the one with the names that are expected, else the first that is as full as
 * those behind it.
 *
 * @param index of the record; -1: there is none, and {@code names} are made up or pinned
 */
record HeaderDetector(int index, @Nullable List<String> names, String why) {

    /** A header stands at the top; further down expected names are chance. */
    private static final int LOOKED_AT = 60;

    private static final int COMPARED = 50;
    private static final int SPARSE_ONE_IN = 3;

    static HeaderDetector of(CsvSample sample, Pins pins) {
        List<Sampled> records = sample.records();
        List<String> pinned = pins.dialect().header();
        if (pinned != null) {
            return records.isEmpty() || !same(records.get(0).cells(), pinned)
                    ? new HeaderDetector(-1, pinned, "pinned in the mapping")
                    : new HeaderDetector(0, null, "the names that the mapping lays down stand there");
        }
        Integer line = pins.dialect().headerLine();
        if (line != null) {
            int index = IntStream.range(0, records.size())
                    .filter(i -> records.get(i).line() >= line - 1)
                    .findFirst()
                    .orElse(0);
            return new HeaderDetector(index, null, "pinned in the mapping");
        }
        int names = expected(sample, pins);
        if (names > 1 || (names == 1 && pins.expected().size() == 1)) {
            int index = IntStream.range(0, Math.min(LOOKED_AT, records.size()))
                    .filter(i -> pins.expected(records.get(i).cells()) == names)
                    .findFirst()
                    .orElse(0);
            return new HeaderDetector(index, null, names + " of the names that the mapping looks for stand there");
        }
        int index = belowGroups(records, first(records, sample.width()), sample.width());
        if (pins.expected().isEmpty() && index < records.size() && isData(records, index)) {
            int width = Math.max(sample.width(), records.get(index).cells().size());
            return new HeaderDetector(
                    -1,
                    IntStream.rangeClosed(1, width).mapToObj(i -> "Column" + i).toList(),
                    "the first record holds numbers, times or addresses as those below it do; name the columns with header:"
                            + " in the mapping");
        }
        return new HeaderDetector(index, null, "the first record as full as those behind it");
    }

    /** The most expected names that stand in one of the first records. */
    static int expected(CsvSample sample, Pins pins) {
        return pins.expected().isEmpty()
                ? 0
                : sample.records().stream()
                        .limit(LOOKED_AT)
                        .mapToInt(r -> pins.expected(r.cells()))
                        .max()
                        .orElse(0);
    }

    private static boolean same(List<String> cells, List<String> names) {
        return cells.stream()
                .map(MappingReader::fold)
                .toList()
                .equals(names.stream().map(MappingReader::fold).toList());
    }

    /** The first record that is no line of a preamble; a record is one only if names stand below it. */
    private static int first(List<Sampled> records, int width) {
        for (int i = 0; width > 1 && i < Math.min(LOOKED_AT, records.size()); i++) {
            if (!mayBePreamble(records.get(i), width)) {
                return i == 0 || isNames(records.get(i), width) ? i : 0;
            }
            if (i > 0 && isNames(records.get(i), width)) {
                return i;
            }
            if (records.get(i).cells().size() < width
                    && records.get(i).filled() > 1
                    && !leadsToNames(records, i, width)) {
                return i;
            }
        }
        return 0;
    }

    /** A line of names may stand above them that each hold for several columns; what divides them is the line below. */
    private static int belowGroups(List<Sampled> records, int index, int width) {
        int below = index + 1;
        boolean groups = below + 1 < records.size()
                && records.get(below).filled() == width
                && records.get(index).filled() * 2 <= width
                && isNames(records.get(below), width)
                && records.get(below + 1).cells().stream().anyMatch(CellKind::isData);
        return groups ? below : index;
    }

    private static boolean mayBePreamble(Sampled record, int width) {
        boolean sparse = record.filled() * SPARSE_ONE_IN < width || record.filled() <= 1;
        return record.cells().size() < width || (width > 2 && sparse);
    }

    private static boolean isNames(Sampled record, int width) {
        List<String> names = record.cells().stream().filter(c -> !c.isBlank()).toList();
        return record.cells().size() >= width
                && names.size() > 1
                && names.size() * 2 >= width
                && names.size() == new HashSet<>(names).size()
                && names.stream().noneMatch(CellKind::isData);
    }

    /** Whether the next record as wide as the table looks like its header, with data below it. */
    private static boolean leadsToNames(List<Sampled> records, int index, int width) {
        for (int i = index + 1; i + 1 < Math.min(LOOKED_AT, records.size()); i++) {
            if (records.get(i).cells().size() == width) {
                return isNames(records.get(i), width)
                        && records.get(i + 1).cells().stream().anyMatch(CellKind::isData);
            }
        }
        return false;
    }

    /** Whether a record is data: a third of it looks so, and what stands below it is of the same kinds. */
    private static boolean isData(List<Sampled> records, int index) {
        List<String> cells = records.get(index).cells();
        int filled = records.get(index).filled();
        int data = 0;
        for (int i = 0; i < cells.size(); i++) {
            if (CellKind.isData(cells.get(i)) && goesOn(records, index, i)) {
                data++;
            }
        }
        // No column is called by a number that others stand below, nor by what databases write for 'no value'.
        boolean counts = CellKind.isData(cells.get(0)) && goesOn(records, index, 0);
        return cells.contains("\\N")
                || (counts && records.size() > index + 1)
                || (data > 0 && data * SPARSE_ONE_IN >= filled);
    }

    private static boolean goesOn(List<Sampled> records, int index, int column) {
        CellKind kind = CellKind.of(records.get(index).cells().get(column));
        List<CellKind> below = records.subList(index + 1, Math.min(records.size(), index + COMPARED)).stream()
                .map(r -> column < r.cells().size() ? CellKind.of(r.cells().get(column)) : CellKind.EMPTY)
                .filter(k -> k != CellKind.EMPTY)
                .toList();
        return below.stream().filter(k -> k == kind).count() * 2 >= below.size();
    }
}
