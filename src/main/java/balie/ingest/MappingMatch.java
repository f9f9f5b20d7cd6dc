package balie.ingest;

import balie.config.SourceMapping;
import balie.ingest.FileDiscovery.MappedTable;
import balie.ingest.read.Detector;
import balie.ingest.read.FileBytes;
import balie.ingest.read.Finding;
import balie.ingest.read.Limits;
import balie.ingest.read.Pins;
import balie.ingest.read.TableFormat;
import balie.ingest.read.UnusableFileException;
import balie.issue.Problems;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the mapping of a file by its columns: the one that they prove, or none at all. */
final class MappingMatch {

    /** What a finding of this class is about. */
    static final String WHAT = "mapping";

    private static final int NEAREST = 3;
    private static final String REMEDY =
            "./balie inspect shows what is in the file. Name its mapping in the job, or draft one with ./balie map FILE --to"
                    + " jobs/sources/NAME.source.yaml; a file that is no export does not belong in the folder.";

    private final List<SourceMapping> known;

    MappingMatch(List<SourceMapping> known) {
        this.known = known;
    }

    /** The tables in a file with their mappings; a table whose columns prove none, or more than one, is noted. */
    List<MappedTable> tables(Path file, String shown, FileBytes bytes, Problems unfit)
            throws IOException, UnusableFileException {
        List<TableFormat> found = Detector.detect(file, bytes, Pins.NONE, Limits.DEFAULT);
        List<MappedTable> tables = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            try {
                tables.add(table(file, bytes, found, i));
            } catch (UnusableFileException e) {
                unfit.add(shown + found.get(i).place().suffix(), e.line(), e.found(), e.remedy());
            }
        }
        return tables;
    }

    private MappedTable table(Path file, FileBytes bytes, List<TableFormat> found, int at)
            throws IOException, UnusableFileException {
        Recognition.Fit fit = only(Recognition.of(Recognition.columns(file, found.get(at), Limits.DEFAULT), known));
        // What the mapping says of how its files are written counts as if it had been named.
        List<TableFormat> pinned =
                Detector.detect(file, bytes, Pins.of(fit.mapping()), FileDiscovery.limits(fit.mapping()));
        TableFormat table = pinned.size() == found.size() ? pinned.get(at) : found.get(at);
        Finding why = new Finding(WHAT, fit.mapping().name(), "it has the columns " + fit.proof());
        return new MappedTable(fit.mapping(), table.with(List.of(why)));
    }

    private static Recognition.Fit only(List<Recognition.Fit> fits) throws UnusableFileException {
        List<Recognition.Fit> fitting =
                fits.stream().filter(Recognition.Fit::fits).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (fitting.size() > 1) {
            throw new UnusableFileException(
                    0,
                    "its columns prove more than one mapping: "
                            + fitting.stream()
                                    .map(f -> f.mapping().name() + " (by " + f.proof() + ")")
                                    .collect(Collectors.joining(", ")),
                    "Name one in the job: mapping: " + fitting.get(0).mapping().name() + ".");
        }
        String near = fits.stream()
                .filter(f -> f.missing().size() < f.mapping().recognisedBy().size())
                .limit(NEAREST)
                .map(f -> f.mapping().name() + " lacks " + f.lacks())
                .collect(Collectors.joining("; "));
        throw new UnusableFileException(
                0,
                "its columns prove no mapping" + (near.isEmpty() ? "; no known product has any of them" : ": " + near),
                REMEDY);
    }
}
