package balie.ingest;

import balie.config.ColumnRule;
import balie.config.JobConfig;
import balie.config.SourceMapping;
import balie.config.time.DateOrder;
import balie.contract.Interactions;
import balie.ingest.read.Detector;
import balie.ingest.read.FileBytes;
import balie.ingest.read.Finding;
import balie.ingest.read.Limits;
import balie.ingest.read.NamedColumns;
import balie.ingest.read.Pins;
import balie.ingest.read.RecordReader;
import balie.ingest.read.TableFormat;
import balie.ingest.read.UnusableFileException;
import balie.issue.Problem;
import balie.issue.Problems;
import balie.text.Wording;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the files of a job and looks into each before anything is started: what is missing, empty, a web page or without
 * the columns its mapping needs is told at once.
 */
public final class FileDiscovery {

    private static final int SHAPE_DIGITS = 8;

    private final Path base;
    private final ZoneId zone;
    private final Problems callProblems;
    private final Problems fileProblems;
    private final List<SourceFile> found = new ArrayList<>();
    private final Set<String> looked = new HashSet<>();
    private final Map<String, SourceFile> contents = new HashMap<>();
    private final List<SkippedFile> skipped = new ArrayList<>();
    private final Problems leftOut = new Problems();

    /**
     * @param base against which patterns are resolved: where the command runs
     * @param zone of local times where a mapping names none
     * @param callProblems for what is wrong with the job: a pattern without a file
     * @param fileProblems for what is wrong with a file
     */
    public FileDiscovery(Path base, ZoneId zone, Problems callProblems, Problems fileProblems) {
        this.base = base;
        this.zone = zone;
        this.callProblems = callProblems;
        this.fileProblems = fileProblems;
    }

    /** Adds the files of one source; a file that two patterns of a source name is taken once. */
    public void add(String jobFile, JobConfig.Source source, SourceMapping mapping) {
        Limits limits = limits(mapping);
        add(jobFile, source, (file, shown, bytes, unfit) -> {
            List<MappedTable> tables = new ArrayList<>();
            for (TableFormat table : Detector.detect(file, bytes, Pins.of(mapping), limits)) {
                tables.add(new MappedTable(mapping, table));
            }
            return tables;
        });
    }

    /** Adds the files of one source, each with that of the mappings which its columns prove. */
    public void addMatched(String jobFile, JobConfig.Source source, List<SourceMapping> known) {
        add(jobFile, source, new MappingMatch(known)::tables);
    }

    /** A table and the mapping it is read with. */
    record MappedTable(SourceMapping mapping, TableFormat table) {}

    /** Finds the tables in a file; those that can not be read are noted. */
    private interface Tables {
        List<MappedTable> in(Path file, String shown, FileBytes bytes, Problems unfit)
                throws IOException, UnusableFileException;
    }

    static Limits limits(SourceMapping mapping) {
        return Limits.of(mapping.dialect().limits());
    }

    private void add(String jobFile, JobConfig.Source source, Tables tables) {
        for (String pattern : source.files()) {
            try {
                List<Path> files = FilePatterns.expand(base, pattern);
                if (files.isEmpty()) {
                    callProblems.add(
                            jobFile,
                            source.line(),
                            "no file " + pattern
                                    + (source.name().isEmpty() ? "" : " for source '" + source.name() + "'"),
                            "Paths count from the folder the command runs in. Is the export there, and spelled so?");
                }
                for (Path file : files) {
                    probe(file, shown(file, pattern), source, tables);
                }
            } catch (IllegalArgumentException e) {
                callProblems.add(
                        jobFile,
                        source.line(),
                        "'" + pattern + "' is no path and no pattern: "
                                + (e instanceof PatternSyntaxException syntax
                                        ? syntax.getDescription()
                                        : e.getMessage()),
                        "* stands for any characters, ** for folders too, ? for one character, [ab] for one of some,"
                                + " {x,y} for either; put \\ before one that is part of a name.");
            } catch (IOException e) {
                callProblems.add(
                        jobFile, source.line(), "can not look for " + pattern + ": " + e, "Check permissions.");
            }
        }
    }

    /** What was found, in the order added. */
    public List<SourceFile> files() {
        return List.copyOf(found);
    }

    /** Files that hold what another of their source holds, in the order added. */
    public List<SkippedFile> skipped() {
        return List.copyOf(skipped);
    }

    /** What archives hold besides, and why it is not read. */
    public List<Problem> leftOut() {
        return leftOut.list();
    }

    /** A file as the job names it: from the folder the command runs in, so that it is called alike on every machine. */
    private String shown(Path file, String pattern) {
        Path from = base.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        boolean relative = absolute.startsWith(from) || !Path.of(pattern).isAbsolute();
        return (relative ? from.relativize(absolute) : absolute).toString().replace('\\', '/');
    }

    private void probe(Path file, String shown, JobConfig.Source source, Tables tables) {
        if (!looked.add(source.name() + "\n" + shown)) {
            return;
        }
        try {
            FileBytes bytes = FileBytes.of(file);
            Problems unfit = new Problems();
            List<MappedTable> mapped = tables.in(file, shown, bytes, unfit);
            int before = found.size() + skipped.size();
            for (MappedTable table : mapped) {
                probe(file, shown + table.table().place().suffix(), source, table, bytes, unfit);
            }
            // An archive may hold other tables besides; that is no reason to refuse it.
            boolean fits = found.size() + skipped.size() > before;
            (fits ? leftOut : fileProblems).addAll(unfit.list());
            if (fits) {
                mapped.get(0).table().findings().stream()
                        .filter(f -> f.what().equals(Detector.LEFT_OUT))
                        .forEach(f -> leftOut.add(shown + "!" + f.value(), 0, f.why(), "It is no table."));
            }
        } catch (UnusableFileException e) {
            fileProblems.add(shown, e.line(), e.found(), e.remedy());
        } catch (IOException e) {
            fileProblems.add(shown, 0, "the file can not be read: " + e.getMessage(), "Check its permissions.");
        }
    }

    private void probe(
            Path file, String shown, JobConfig.Source source, MappedTable mapped, FileBytes bytes, Problems unfit)
            throws IOException {
        SourceMapping mapping = mapped.mapping();
        TableFormat table = mapped.table();
        try (RecordReader reader = RecordReader.open(file, table, limits(mapping), null)) {
            List<String> columns = columns(reader, mapping, shown, unfit);
            if (columns == null) {
                return;
            }
            if (mapping.dates() == DateOrder.BY_EVIDENCE) {
                Finding dates = DateEvidence.judge(reader, mapping, zone);
                mapping = mapping.readingDates(DateOrder.byKey(dates.value()).orElseThrow());
                table = table.with(List.of(dates));
            }
            String name = source.name().isEmpty() ? mapping.source() : source.name();
            take(file(file, shown, name, mapping, table, columns, bytes));
        } catch (UnusableFileException e) {
            unfit.add(shown, e.line(), e.found(), e.remedy());
        }
    }

    /** What a source has given once it does not give again under another name, or packed. */
    private void take(SourceFile file) {
        String content = file.source() + "\n" + file.mapping().name() + "\n" + file.sha256() + "\n"
                + file.table().place().sheet();
        SourceFile first = contents.putIfAbsent(content, file);
        if (first == null) {
            found.add(file);
        } else {
            skipped.add(new SkippedFile(file.shown(), file.source(), file.sha256(), first.shown()));
        }
    }

    private SourceFile file(
            Path file,
            String shown,
            String source,
            SourceMapping mapping,
            TableFormat table,
            List<String> columns,
            FileBytes bytes) {
        String shape =
                mapping.name() + "#" + Wording.sha256(String.join(",", columns)).substring(0, SHAPE_DIGITS);
        // A table is recognised by its own bytes, however it is packed.
        FileBytes own = table.bytes() == null ? bytes : table.bytes();
        return new SourceFile(
                found.size(), file.toString(), shown, source, mapping, table, shape, columns, own.sha256(), own.size());
    }

    /** The canonical columns that a file can fill; null, and a problem, if it can not fill one that it must. */
    private static @Nullable List<String> columns(
            RecordReader reader, SourceMapping mapping, String shown, Problems unfit) {
        Set<String> columns = new TreeSet<>();
        columns.add(Interactions.SOURCE.name());
        for (ColumnRule rule : mapping.columns()) {
            if (present(reader, rule)) {
                columns.add(rule.target().name());
            }
        }
        columns.addAll(mapping.derived());
        // Of several rules for one column one is enough.
        List<String> missing = mapping.columns().stream()
                .filter(rule ->
                        rule.required() && !columns.contains(rule.target().name()))
                .map(rule -> rule.target().name() + " (" + wanted(rule) + ")")
                .toList();
        if (columns.contains(Interactions.TEXT_.name())) {
            columns.add(Interactions.TEXT_KEY.name());
        }
        if (columns.contains(Interactions.SUBJECT.name())) {
            columns.add(Interactions.SUBJECT_KEY.name());
        }
        if (missing.isEmpty() || reader.columns().isEmpty()) {
            return List.copyOf(columns);
        }
        String header = String.join(", ", new TreeSet<>(HeaderNames.told(reader.columns())));
        unfit.add(
                shown,
                1,
                "the header lacks what mapping '" + mapping.name() + "' needs: " + String.join("; ", missing),
                "The header holds: " + (header.length() > 300 ? header.substring(0, 300) + "…" : header)
                        + ". Is this the right export and mapping? Else add the name to " + mapping.file() + ".");
        return null;
    }

    private static boolean present(RecordReader reader, ColumnRule rule) {
        if (rule.input() instanceof ColumnRule.Input.Columns columns
                && !reader.columns().isEmpty()) {
            NamedColumns header = new NamedColumns(reader.columns());
            boolean any =
                    columns.names().stream().anyMatch(names -> names.stream().anyMatch(header::has));
            return (any || rule.whenEmpty() != null)
                    && rule.where().keySet().stream().allMatch(header::has);
        }
        return true;
    }

    private static String wanted(ColumnRule rule) {
        return rule.input() instanceof ColumnRule.Input.Columns columns
                ? String.join(
                        " + ",
                        columns.names().stream()
                                .map(names -> String.join(" or ", names))
                                .toList())
                : "";
    }
}
