package balie.app;

import balie.config.BusinessCalendar;
import balie.config.CalendarCheck;
import balie.config.CalendarReader;
import balie.config.CalendarSpec;
import balie.config.CorrectionsReader;
import balie.config.DeliveryReader;
import balie.config.FailureDemandReader;
import balie.config.JobConfig;
import balie.config.JobFiles;
import balie.config.JobReader;
import balie.config.MappingSpec;
import balie.config.SourceMapping;
import balie.config.TaxonomyReader;
import balie.ingest.SpecCheck;
import balie.issue.Problem;
import balie.issue.Problems;
import balie.metrics.Metrics;
import balie.report.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

@Command(
        name = "verify",
        description =
                "Checks jobs, mappings and calendars, runs the examples beside them (*.spec.yaml) and says which hold.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private static final String YAML = ".yaml";
    private static final String SOURCE = ".source" + YAML;
    private static final String SPEC = ".spec" + YAML;

    @Parameters(
            paramLabel = "PLACE",
            arity = "0..*",
            description = "Folders, or files: a job, a mapping, its examples. Default: jobs.")
    private List<Path> places = new ArrayList<>();

    private final Surroundings surroundings;
    private final Console console;
    private final JobFiles files;
    private int passed;
    private int failed;

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
        this.files = new JobFiles(surroundings.homes());
    }

    @Override
    public Integer call() throws IOException {
        Problems problems = new Problems();
        List<Path> yamls = yamls(problems);
        for (Path yaml : yamls) {
            String name = yaml.toString();
            if (JobFiles.isCalendar(yaml)) {
                if (!name.endsWith(SPEC)) {
                    calendar(yaml);
                } else if (!Files.isRegularFile(sibling(yaml, SPEC, YAML))) {
                    alone(yaml, "calendar", problems);
                }
            } else if (name.endsWith(SOURCE)) {
                mapping(yaml);
            } else if (JobFiles.isBesideJobs(yaml)) {
                besideJobs(yaml);
            } else if (!name.endsWith(SPEC)) {
                job(yaml);
            } else if (!Files.isRegularFile(sibling(yaml, SPEC, SOURCE))) {
                alone(yaml, "mapping", problems);
            }
        }
        console.say(passed + " passed, " + failed + " failed");
        if (!problems.isEmpty()) {
            console.problems("Not all could be checked:", problems.list());
        }
        return failed == 0 && problems.isEmpty() ? ExitCode.DONE : ExitCode.WRONG_CALL;
    }

    private void alone(Path examples, String what, Problems problems) {
        problems.add(
                files.shown(examples),
                0,
                "there are examples but no " + what + " beside them",
                "Is it called otherwise?");
    }

    /** Examples that are named alone are run with their mapping or calendar. */
    private List<Path> yamls(Problems problems) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path place : places.isEmpty() ? List.of(Path.of("jobs")) : places) {
            Path path = surroundings.base().resolve(place);
            if (Files.isDirectory(path)) {
                try (Stream<Path> tree = Files.walk(path)) {
                    tree.filter(f -> f.toString().endsWith(YAML))
                            .filter(f -> !JobFiles.isOfOthers(f))
                            .sorted()
                            .forEach(found::add);
                }
            } else if (Files.isRegularFile(path)) {
                String ending = JobFiles.isCalendar(path) ? YAML : SOURCE;
                found.add(path.toString().endsWith(SPEC) ? sibling(path, SPEC, ending) : path);
            } else {
                problems.add(null, 0, "there is no folder or file " + place, "Give jobs/, a job or a mapping.");
            }
        }
        return found.stream().distinct().toList();
    }

    private static Path sibling(Path file, String ending, String other) {
        return file.resolveSibling(String.valueOf(file.getFileName()).replace(ending, other));
    }

    private void mapping(Path source) {
        Problems problems = new Problems();
        Optional<SourceMapping> mapping = files.mapping(source, problems);
        Path spec = sibling(source, SOURCE, SPEC);
        Optional<MappingSpec> examples = Files.isRegularFile(spec)
                ? files.read(spec, problems).flatMap(yaml -> MappingSpec.read(files.shown(spec), yaml, problems))
                : Optional.empty();
        String remark = Files.isRegularFile(spec) ? "" : " (no examples: there is no " + spec.getFileName() + ")";
        told(
                files.shown(source) + remark,
                problems.list().stream().map(Problem::toString).toList());
        if (mapping.isPresent() && examples.isPresent()) {
            for (MappingSpec.Example example : examples.get().examples()) {
                told(
                        examples.get().file() + ":" + example.line() + " " + example.name(),
                        SpecCheck.failures(mapping.get(), examples.get(), example));
            }
        }
    }

    private void calendar(Path file) {
        Problems problems = new Problems();
        Path beside = sibling(file, YAML, SPEC);
        Optional<CalendarSpec> spec = Files.isRegularFile(beside)
                ? files.read(beside, problems).flatMap(yaml -> CalendarSpec.read(files.shown(beside), yaml, problems))
                : Optional.empty();
        ZoneId zone = spec.map(CalendarSpec::zone).orElse(ZoneOffset.UTC);
        String name = sibling(file, YAML, "").getFileName().toString();
        Optional<BusinessCalendar> calendar = files.read(file, problems)
                .flatMap(yaml -> CalendarReader.read(name, files.shown(file), yaml, zone, problems));
        String remark = Files.isRegularFile(beside) ? "" : " (no examples: there is no " + beside.getFileName() + ")";
        told(
                files.shown(file) + remark,
                problems.list().stream().map(Problem::toString).toList());
        calendar.ifPresent(c -> spec.ifPresent(s -> s.examples()
                .forEach(example -> told(
                        s.file() + ":" + example.line() + " " + example.name(),
                        CalendarCheck.failures(c.hours(), example)))));
    }

    /** What lies among the jobs and is none: categories of complaints, causes of failure demand, corrections of questions, recipients. */
    private void besideJobs(Path file) {
        Problems problems = new Problems();
        String shown = files.shown(file);
        files.read(file, problems).ifPresent(yaml -> {
            if (JobFiles.isTaxonomy(file)) {
                TaxonomyReader.read(shown, yaml, problems);
            } else if (JobFiles.isDelivery(file)) {
                DeliveryReader.read(shown, yaml, problems);
            } else if (JobFiles.isCauses(file)) {
                FailureDemandReader.read(shown, yaml, problems);
            } else {
                CorrectionsReader.read(shown, yaml, problems);
            }
        });
        told(shown, problems.list().stream().map(Problem::toString).toList());
    }

    private void job(Path file) {
        Problems problems = new Problems();
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", "");
        Optional<JobConfig> job = files.read(file, problems)
                .flatMap(yaml -> new JobReader(Metrics.names(), Reports.names(), Reports.languages())
                        .read(name, files.shown(file), yaml, problems));
        // What is wrong inside a mapping is told where that is checked.
        job.ifPresent(j -> j.sources().stream()
                .filter(s -> !s.isMatched())
                .forEach(s -> files.mappingFile(s.mapping(), file, j.file(), s.line(), problems)));
        job.ifPresent(j -> Stream.concat(
                        j.calendar().stream(), j.sources().stream().flatMap(s -> s.calendar().stream()))
                .forEach(c -> files.calendarFile(c.name(), file, j.file(), c.line(), problems)));
        told(files.shown(file), problems.list().stream().map(Problem::toString).toList());
    }

    private void told(String what, List<String> failures) {
        passed += failures.isEmpty() ? 1 : 0;
        failed += failures.isEmpty() ? 0 : 1;
        console.say((failures.isEmpty() ? "PASS " : "FAIL ") + what);
        failures.forEach(f -> console.say("     " + f.replace("\n", "\n     ")));
    }
}
