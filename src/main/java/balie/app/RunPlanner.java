package balie.app;

import balie.config.JobConfig;
import balie.config.JobConfig.StoreConfig;
import balie.config.JobFiles;
import balie.config.JobReader;
import balie.contract.Customers;
import balie.contract.Specialists;
import balie.ingest.FileDiscovery;
import balie.ingest.FilePatterns;
import balie.ingest.SkippedFile;
import balie.ingest.SourceFile;
import balie.issue.CallException;
import balie.issue.DataRefusedException;
import balie.issue.Problem;
import balie.issue.Problems;
import balie.metrics.Metrics;
import balie.model.ArticleText;
import balie.model.Correction;
import balie.model.DeskFacts;
import balie.model.Period;
import balie.model.Taxonomy;
import balie.publish.Places;
import balie.publish.RunFolder;
import balie.report.Reports;
import balie.store.InteractionStore;
import balie.text.Wording;
import org.apache.spark.sql.Row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks a call of {@code balie run} before anything is started; all problems are told at once. */
final class RunPlanner {

    /** Columns take about half of the space. */
    private static final int EXPORT_OF_STORED = 2;

    private final RunRequest request;
    private final JobFiles jobFiles;
    private final Problems call = new Problems();
    private final Problems data = new Problems();
    private final Problems leftOut = new Problems();
    private final List<SkippedFile> skipped = new ArrayList<>();
    private final StringBuilder configuration = new StringBuilder();

    RunPlanner(RunRequest request) {
        this.request = request;
        this.jobFiles = new JobFiles(request.homes());
    }

    /** What archives hold besides the tables of the job, to be told. */
    List<Problem> leftOut() {
        return leftOut.list();
    }

    /**
     * @throws CallException if the call or the configuration is wrong
     * @throws DataRefusedException if a file can not be used
     */
    RunPlan plan() throws CallException, DataRefusedException {
        PeriodRequest days = new PeriodRequest(request.days(), call);
        Optional<Instant> asOf = days.asOf();
        Optional<Path> jobFile = jobFiles.job(request.job(), call);
        Optional<JobConfig> read = jobFile.flatMap(this::job);
        Optional<Period> period = read.map(job -> days.period(job.zone(), job.wholePeriod()))
                // Without a job the days are still looked at, to tell what is wrong with them.
                .orElseGet(() -> days.period(ZoneOffset.UTC, false));
        Optional<WeekRange> weeks = days.weeks();
        Optional<Path> out = Optional.ofNullable(request.out()).map(request.base()::resolve);
        checkOut(out, read, period, request.days().weeks() != null);
        // What a job says wrong hides nothing of the rest: what could be read of it is looked at too.
        if (jobFile.isEmpty() || read.isEmpty()) {
            throw new CallException(call.list());
        }
        JobConfig job = read.get();
        List<SourceFile> files = files(jobFile.get(), job);
        FilesBesideJob beside = new FilesBesideJob(jobFile.get(), jobFiles, configuration, call);
        ReferencePlan reference = new ReferencePlan(request.base(), configuration, call, data);
        List<Row> customers = reference.rows(job.reference().customers(), Customers.TABLE, Customers.CUSTOMER_ID);
        List<Row> specialists =
                reference.rows(job.reference().specialists(), Specialists.TABLE, Specialists.SPECIALIST_ID);
        ObjectionList objections = reference.objections(job.reference().objections());
        DeskFacts desk = reference.desk(job.reference()).with(beside.failureDemand());
        List<ArticleText> knowledge = reference.knowledge(job.reference().knowledge());
        List<Correction> corrections = beside.corrections();
        Taxonomy taxonomy = beside.taxonomy();
        JobCalendars calendars = JobCalendars.read(job, jobFile.get(), jobFiles, configuration, call);
        Map<String, Path> languages = beside.languages();
        StoreConfig store = store(job);
        Path place = out.orElse(request.base().resolve(RunPlan.DEFAULT_OUT));
        checkKept(place, store, job);
        checkInput(place, inputs(jobFile.get(), job, files));
        call.throwIfAny();
        if (!data.isEmpty()) {
            throw new DataRefusedException(data.list());
        }
        String jobHash = Wording.sha256(configuration.toString());
        configuration.append(period).append(asOf);
        weeks.ifPresent(configuration::append);
        return new RunPlan(
                job,
                store,
                files,
                List.copyOf(skipped),
                customers,
                specialists,
                reference.inputs(),
                period,
                weeks,
                request.days().again(),
                asOf,
                out,
                request.replace(),
                request.base(),
                Wording.sha256(configuration.toString()),
                jobHash,
                corrections,
                taxonomy,
                calendars,
                languages,
                desk,
                knowledge,
                objections);
    }

    /** How much there is to read and to count, at a glance, in bytes of exports; what is wrong with the call is not told here. */
    long bytes() {
        Problems untold = new Problems();
        return jobFiles.job(request.job(), untold)
                .flatMap(file -> jobFiles.read(file, untold)
                        .flatMap(yaml -> new JobReader(Metrics.names(), Reports.names(), Reports.languages())
                                .read(request.job(), jobFiles.shown(file), yaml, untold)))
                .map(job -> Math.max(inputBytes(job), stored(job)))
                .orElse(0L);
    }

    private long inputBytes(JobConfig job) {
        long bytes = 0;
        for (JobConfig.Source source : job.sources()) {
            for (String pattern : source.files()) {
                try {
                    for (Path file : FilePatterns.expand(request.base(), pattern)) {
                        bytes += Files.size(file);
                    }
                } catch (IOException | IllegalArgumentException e) {
                    // The plan says what is wrong with it.
                }
            }
        }
        return bytes;
    }

    /** What the exports were of whose contacts are stored: a small one is counted together with them. */
    private long stored(JobConfig job) {
        StoreConfig store = request.store() == null ? job.store() : new StoreConfig(request.store(), Map.of());
        Path data = request.base().resolve(store.path()).resolve(InteractionStore.DATA);
        if (!store.catalog().isEmpty() || !Files.isDirectory(data)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(data)) {
            return EXPORT_OF_STORED
                    * files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | UncheckedIOException e) {
            // Whoever reads it says what is wrong with it.
            return 0;
        }
    }

    /** Looks at the place of the run as far as it is known: without --out the period may come from the data. */
    private void checkOut(Optional<Path> out, Optional<JobConfig> job, Optional<Period> period, boolean isOfWeeks) {
        String name = job.map(JobConfig::name).orElse(null);
        String label = period.map(Period::label).orElse(null);
        if (out.isPresent() && !isOfWeeks) {
            RunFolder.check(out.get(), name, label, request.replace(), call);
        } else if (name != null && period.isPresent()) {
            RunFolder.check(
                    RunPlan.defaultOut(request.base(), name, period.get()), name, label, request.replace(), call);
        } else {
            Path runs = out.orElse(request.base().resolve(RunPlan.DEFAULT_OUT));
            try {
                Places.probe(runs);
            } catch (IOException e) {
                call.add(
                        null,
                        0,
                        "can not write to " + shown(runs) + ": " + e,
                        "Give a folder that you may write to with --out.");
            }
        }
    }

    /** What must outlive the run may not lie where each run takes the place of the last. */
    private void checkKept(Path place, StoreConfig store, JobConfig job) {
        if (store.catalog().isEmpty() && holds(place, request.base().resolve(store.path()))) {
            call.add(
                    null,
                    0,
                    "the store " + store.path() + " lies in the output folder " + shown(place)
                            + ", which is replaced as a whole",
                    "Give another folder with --store or --out.");
        }
        String keys = job.privacy().keys();
        if (holds(place, request.base().resolve(keys))) {
            call.add(
                    null,
                    0,
                    "the folder " + keys + " of the pseudonym key lies in the output folder " + shown(place)
                            + ", which is replaced as a whole",
                    "Give another folder with --out, or in the job with privacy: keys.");
        }
    }

    private void checkInput(Path place, List<Path> inputs) {
        List<String> inside =
                inputs.stream().filter(f -> holds(place, f)).map(this::shown).toList();
        if (!inside.isEmpty()) {
            call.add(
                    null,
                    0,
                    "the output folder " + shown(place) + ", which is replaced as a whole, holds what this run reads: "
                            + RunFolder.some(inside),
                    "Give another folder with --out.");
        }
    }

    private List<Path> inputs(Path jobFile, JobConfig job, List<SourceFile> files) {
        List<Path> inputs = new ArrayList<>(List.of(jobFile));
        files.forEach(f -> inputs.add(Path.of(f.path())));
        job.reference().customers().map(request.base()::resolve).ifPresent(inputs::add);
        job.reference().specialists().map(request.base()::resolve).ifPresent(inputs::add);
        job.reference().calendar().map(request.base()::resolve).ifPresent(inputs::add);
        job.reference().customerBase().map(request.base()::resolve).ifPresent(inputs::add);
        job.reference().knowledge().map(request.base()::resolve).ifPresent(inputs::add);
        job.reference().objections().map(request.base()::resolve).ifPresent(inputs::add);
        return inputs;
    }

    private static boolean holds(Path place, Path path) {
        try {
            return Places.holds(place, path);
        } catch (IOException e) {
            // A place that can not be looked at is told where it is tried: it can not be written to either.
            return false;
        }
    }

    private String shown(Path path) {
        String shown = jobFiles.shown(path);
        return shown.isEmpty() ? "." : shown;
    }

    private Optional<JobConfig> job(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", "");
        return jobFiles.read(file, call).flatMap(yaml -> {
            configuration.append(yaml).append('\n');
            return new JobReader(Metrics.names(), Reports.names(), Reports.languages())
                    .read(name, jobFiles.shown(file), yaml, call);
        });
    }

    private List<SourceFile> files(Path jobFile, JobConfig job) {
        FileDiscovery discovery = new FileDiscovery(request.base(), job.zone(), call, data);
        Problems broken = new Problems();
        for (JobConfig.Source source : job.sources()) {
            if (source.isMatched()) {
                discovery.addMatched(
                        job.file(),
                        source,
                        jobFiles.mappings(jobFile, broken).stream()
                                .map(m -> m.readingDates(source.dates()))
                                .toList());
            } else {
                jobFiles.mapping(source.mapping(), jobFile, job.file(), source.line(), call)
                        .ifPresent(mapping -> discovery.add(job.file(), source, mapping.readingDates(source.dates())));
            }
        }
        // A mapping that no file needs may be a draft still; where a file found none, it may be the one.
        if (!data.isEmpty()) {
            call.addAll(broken.list());
        }
        discovery.files().stream()
                .map(f -> f.mapping().sha256())
                .distinct()
                .forEach(sha -> configuration.append(sha).append('\n'));
        leftOut.addAll(discovery.leftOut());
        skipped.addAll(discovery.skipped());
        return discovery.files();
    }

    private StoreConfig store(JobConfig job) {
        StoreConfig store = request.store() == null ? job.store() : new StoreConfig(request.store(), Map.of());
        if (store.catalog().isEmpty()) {
            Path folder = request.base().resolve(store.path());
            try {
                Places.probe(folder);
            } catch (IOException e) {
                call.add(
                        null,
                        0,
                        "can not write to the store " + store.path() + ": " + e,
                        "Give a folder that you may write to with --store.");
            }
        }
        return store;
    }
}
