package balie.ingest;

import balie.config.ColumnRule;
import balie.config.JobConfig;
import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.config.time.DateOrder;
import balie.contract.Interactions;
import balie.ingest.read.Detector;
import balie.ingest.read.FileBytes;
import balie.ingest.read.Finding;
import balie.ingest.read.Limits;
import balie.ingest.read.Pins;
import balie.ingest.read.RecordReader;
import balie.ingest.read.TableFormat;
import balie.ingest.read.UnusableFileException;
import balie.issue.Problems;
import balie.text.Wording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

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
    private final Map<String, SourceFile> found = new LinkedHashMap<>();

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
        for (String pattern : source.files()) {
            try {
                List<Path> files = FilePatterns.expand(base, pattern);
                if (files.isEmpty()) {
                    callProblems.add(
                            jobFile,
                            source.line(),
                            "no file " + pattern + " for source '" + source.name() + "'",
                            "Paths count from the folder the command runs in. Is the export there, and spelled so?");
                }
                for (Path file : files) {
                    probe(file, shown(file, pattern), source, mapping);
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
        return List.copyOf(found.values());
    }

    /** A file as the job names it: from the folder the command runs in, so that it is called alike on every machine. */
    private String shown(Path file, String pattern) {
        Path from = base.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        boolean relative = absolute.startsWith(from) || !Path.of(pattern).isAbsolute();
        return (relative ? from.relativize(absolute) : absolute).toString().replace('\\', '/');
    }

    private void probe(Path file, String shown, JobConfig.Source source, SourceMapping mapping) {
        if (found.containsKey(source.name() + "\n" + shown)) {
            return;
        }
        try {
            FileBytes bytes = FileBytes.of(file);
            for (TableFormat table : Detector.detect(file, bytes, Pins.of(mapping), Limits.DEFAULT)) {
                probe(file, shown, source, mapping, table, bytes);
            }
        } catch (UnusableFileException e) {
            fileProblems.add(shown, e.line(), e.found(), e.remedy());
        } catch (IOException e) {
            fileProblems.add(shown, 0, "the file can not be read: " + e.getMessage(), "Check its permissions.");
        }
    }

    private void probe(
            Path file, String shown, JobConfig.Source source, SourceMapping mapping, TableFormat table, FileBytes bytes)
            throws IOException, UnusableFileException {
        try (RecordReader reader = RecordReader.open(file, table, Limits.DEFAULT, null)) {
            List<String> columns = columns(reader, mapping, shown);
            SourceMapping decided = mapping;
            TableFormat told = table;
            if (mapping.dates() == DateOrder.BY_EVIDENCE) {
                Finding dates = DateEvidence.judge(reader, mapping, zone);
                decided = mapping.readingDates(DateOrder.byKey(dates.value()).orElseThrow());
                told = table.with(dates);
            }
            String shape = mapping.name() + "#"
                    + Wording.sha256(String.join(",", columns)).substring(0, SHAPE_DIGITS);
            found.put(
                    source.name() + "\n" + shown,
                    new SourceFile(
                            found.size(),
                            file.toString(),
                            shown,
                            source.name(),
                            decided,
                            told,
                            shape,
                            columns,
                            bytes.sha256(),
                            bytes.size()));
        }
    }

    /** The canonical columns that a file can fill; notes those it must fill and can not. */
    private List<String> columns(RecordReader reader, SourceMapping mapping, String shown) {
        Set<String> columns = new TreeSet<>();
        columns.add(Interactions.SOURCE.name());
        for (ColumnRule rule : mapping.columns()) {
            if (present(reader, rule)) {
                columns.add(rule.target().name());
            }
        }
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
        if (!missing.isEmpty() && !reader.columns().isEmpty()) {
            String header = String.join(", ", new TreeSet<>(reader.columns()));
            fileProblems.add(
                    shown,
                    1,
                    "the header lacks what mapping '" + mapping.name() + "' needs: " + String.join("; ", missing),
                    "The header holds: " + (header.length() > 300 ? header.substring(0, 300) + "…" : header)
                            + ". Is this the right export, delimiter ('"
                            + mapping.dialect().delimiter()
                            + "') and mapping? Else add the name to " + mapping.file() + ".");
        }
        return List.copyOf(columns);
    }

    private static boolean present(RecordReader reader, ColumnRule rule) {
        if (rule.input() instanceof ColumnRule.Input.Columns columns
                && !reader.columns().isEmpty()) {
            Set<String> header =
                    reader.columns().stream().map(MappingReader::fold).collect(Collectors.toSet());
            boolean any = columns.names().stream()
                    .anyMatch(names -> names.stream().anyMatch(n -> header.contains(MappingReader.fold(n))));
            return any || rule.whenEmpty() != null;
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
