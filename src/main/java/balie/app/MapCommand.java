package balie.app;

import balie.config.CommonValues;
import balie.config.JobFiles;
import balie.config.SourceMapping;
import balie.ingest.Recognition;
import balie.ingest.draft.Draft;
import balie.ingest.profile.TableProfile;
import balie.ingest.profile.TableProfiler;
import balie.ingest.read.Detector;
import balie.ingest.read.FileBytes;
import balie.ingest.read.Limits;
import balie.ingest.read.Pins;
import balie.ingest.read.TableFormat;
import balie.ingest.read.UnusableFileException;
import balie.issue.CallException;
import balie.issue.DataRefusedException;
import balie.issue.Problem;
import balie.issue.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "map",
        description = "Drafts a mapping for exports like a file, and examples for it.",
        mixinStandardHelpOptions = true)
final class MapCommand implements Callable<Integer> {

    private static final String SOURCE = ".source.yaml";

    @Parameters(paramLabel = "FILE", description = "The export.")
    private String file = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "MAPPING",
            description = "Where the draft goes: jobs/sources/NAME.source.yaml; the examples go beside it.")
    private String to = "";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "Europe/Amsterdam",
            description = "Of the job the examples stand for. Default: ${DEFAULT-VALUE}.")
    private String zone = "";

    @Option(names = "--anyway", description = "Draft a mapping though there is one for this product.")
    private boolean anyway;

    @Option(names = "--replace", description = "Replace an earlier draft.")
    private boolean replace;

    private final Surroundings surroundings;

    MapCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Console console = surroundings.console();
        try {
            draft(console);
            return ExitCode.DONE;
        } catch (CallException e) {
            console.problems("Nothing was written. Please correct:", e.problems());
            return ExitCode.WRONG_CALL;
        } catch (DataRefusedException e) {
            console.problems("Nothing was written. The file can not be used:", e.problems());
            return ExitCode.DATA_REFUSED;
        }
    }

    private void draft(Console console) throws CallException, DataRefusedException, IOException {
        Problems call = new Problems();
        Path mapping = surroundings.base().resolve(to);
        Path spec = mapping.resolveSibling(String.valueOf(mapping.getFileName()).replace(SOURCE, ".spec.yaml"));
        place(mapping, spec, call);
        ZoneId examples = zone(call);
        List<Path> files = InputFiles.of(surroundings.base(), List.of(file), call);
        List<SourceMapping> known = new JobFiles(surroundings.homes()).mappings(new Problems());
        call.throwIfAny();
        if (files.size() > 1) {
            throw new CallException(
                    null, file + " names " + files.size() + " files", "Name one; the mapping serves all like it.");
        }
        String shown = surroundings.shown(files.get(0));
        TableProfile table = profile(files.get(0), shown, known);
        Draft draft = Draft.of(shown, table, CommonValues::of, examples);
        Files.createDirectories(Objects.requireNonNull(mapping.toAbsolutePath().getParent()));
        Files.writeString(mapping, draft.mapping());
        Files.writeString(spec, draft.spec());
        console.say("Drafted " + surroundings.shown(mapping) + " and, with examples, " + surroundings.shown(spec));
        if (!draft.decisions().isEmpty()) {
            console.say("To decide:");
            draft.decisions().forEach(d -> console.say("  - " + d));
        }
        console.say("Read it, correct it, then: ./balie verify " + surroundings.shown(mapping));
    }

    private void place(Path mapping, Path spec, Problems call) {
        if (!to.endsWith(SOURCE)) {
            call.add(
                    null,
                    0,
                    "--to is '" + to + "'",
                    "Give a name that ends in " + SOURCE + ", such as jobs/sources/x" + SOURCE + ".");
            return;
        }
        if (!JobFiles.isName(JobFiles.mappingName(to))) {
            call.add(
                    null,
                    0,
                    "a mapping can not be called '" + JobFiles.mappingName(to) + "'",
                    "Use letters, digits, spaces, '.', '_' and '-', and begin with a letter or digit.");
        }
        for (Path place : List.of(mapping, spec)) {
            if (Files.exists(place) && !replace) {
                call.add(surroundings.shown(place), 0, "the file is there already", "Give another name, or --replace.");
            }
        }
    }

    private ZoneId zone(Problems call) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            call.add(
                    null, 0, "--zone is '" + zone + "', which is no time zone", "For example Europe/Amsterdam or UTC.");
            return ZoneId.of("UTC");
        }
    }

    private static void others(Console console, List<TableFormat> tables) {
        if (tables.size() > 1) {
            console.say("The file holds " + tables.size() + " tables; the draft is of the first, "
                    + tables.get(0).place().entry() + ". For another, unpack the file and name that:");
            tables.stream().skip(1).forEach(t -> console.say("  - " + t.place().entry()));
        }
    }

    private TableProfile profile(Path path, String shown, List<SourceMapping> known)
            throws CallException, DataRefusedException, IOException {
        try {
            List<TableFormat> tables = Detector.detect(path, FileBytes.of(path), Pins.NONE, Limits.DEFAULT);
            TableFormat format = tables.get(0);
            others(surroundings.console(), tables);
            for (Recognition.Fit fit : Recognition.of(Recognition.columns(path, format, Limits.DEFAULT), known)) {
                if (fit.fits() && !anyway) {
                    throw new CallException(
                            shown,
                            "there is a mapping for this already: "
                                    + fit.mapping().name() + ", by the columns " + fit.proof(),
                            "Write mapping: " + fit.mapping().name()
                                    + " in the job, or leave mapping out there; --anyway drafts another.");
                }
            }
            return TableProfiler.profile(path, format, Limits.DEFAULT);
        } catch (UnusableFileException e) {
            throw new DataRefusedException(List.of(new Problem(shown, e.line(), e.found(), e.remedy())));
        }
    }
}
