package balie.app;

import balie.config.JobConfig;
import balie.config.JobConfig.StoreConfig;
import balie.ingest.SkippedFile;
import balie.ingest.SourceFile;
import balie.model.ArticleText;
import balie.model.Correction;
import balie.model.DeskFacts;
import balie.model.Period;
import balie.model.Taxonomy;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run that was checked as far as can be without starting anything: configuration, call, files, folders.
 *
 * @param skipped files that hold what one of {@code files} holds
 * @param customers rows of {@link balie.contract.Customers#TABLE}; null: none known
 * @param specialists rows of {@link balie.contract.Specialists#TABLE}; null: none known
 * @param reference the files those rows are from
 * @param period what was asked for; empty: the newest week that is complete in the data
 * @param weeks several periods that were asked for; empty: one
 * @param again whether those of them are made that are published and unchanged
 * @param asOf what was asked for; empty: the newest instant in the data
 * @param out the folder asked for; empty: by the names of the period and the job
 * @param replace whether the run of another job or period may be replaced there
 * @param base the folder the command runs in
 * @param configurationHash over the job, its mappings and the call
 * @param jobHash over the job and its mappings
 * @param corrections what people said of questions
 * @param taxonomy of complaints; of no categories: there is none
 * @param calendars by which business time goes
 * @param languages pairs of sentences of languages that were added
 * @param desk what the organisation knows besides
 * @param knowledge articles of the knowledge base; none: there is none
 * @param objections who objects to marketing, besides those of whom the table of customers says so
 */
record RunPlan(
        JobConfig job,
        StoreConfig store,
        List<SourceFile> files,
        List<SkippedFile> skipped,
        @Nullable List<Row> customers,
        @Nullable List<Row> specialists,
        List<ReferenceInput> reference,
        Optional<Period> period,
        Optional<WeekRange> weeks,
        boolean again,
        Optional<Instant> asOf,
        Optional<Path> out,
        boolean replace,
        Path base,
        String configurationHash,
        String jobHash,
        List<Correction> corrections,
        Taxonomy taxonomy,
        JobCalendars calendars,
        Map<String, Path> languages,
        DeskFacts desk,
        List<ArticleText> knowledge,
        ObjectionList objections) {

    static final String DEFAULT_OUT = "reports/runs";

    private static final String MAIN_JOB = "weekly";

    /** Where the run goes. */
    Path outFor(Period chosen) {
        return out.map(folder -> weeks.isEmpty() ? folder : folder.resolve(chosen.label()))
                .orElseGet(() -> defaultOut(base, job.name(), chosen));
    }

    /** Where the run goes, as the user knows it: the folder that was asked for, or the one above those of all periods. */
    String reports() {
        return out.map(this::shown).orElse(DEFAULT_OUT);
    }

    /** Where a run goes if the call does not say: each job has a place of its own, the main one that of the week. */
    static Path defaultOut(Path base, String job, Period chosen) {
        return base.resolve(DEFAULT_OUT).resolve(chosen.label() + suffix(job));
    }

    /** What is added to the names of folders of a job; empty for the main one. */
    static String suffix(String job) {
        return job.equals(MAIN_JOB) ? "" : "-" + job;
    }

    long inputBytes() {
        return files.stream().mapToLong(SourceFile::bytes).sum();
    }

    /** A path as the user knows it. */
    String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path from = base.toAbsolutePath().normalize();
        return (absolute.startsWith(from) ? from.relativize(absolute) : absolute).toString();
    }

    /** The sources of the job, by name. */
    List<String> sources() {
        return Stream.concat(
                        job.sources().stream().map(JobConfig.Source::name).filter(name -> !name.isEmpty()),
                        files.stream().map(SourceFile::source))
                .distinct()
                .sorted()
                .toList();
    }

    /** What was decided about the files, and what there is to know of the products they are from; one sentence each. */
    List<String> remarks() {
        Stream<String> same =
                skipped.stream().map(s -> s.shown() + ": not read, the same content as " + s.sameAs() + ".");
        Stream<String> dates = files.stream()
                .flatMap(f -> f.dates().stream()
                        .filter(d -> !d.why().equals(SourceFile.NO_DOUBT))
                        .map(d -> f.shown() + ": dates are read " + d.value() + ", as " + d.why() + "."));
        Stream<String> matches = files.stream()
                .flatMap(f ->
                        f.match().stream().map(m -> f.shown() + ": mapping " + m.value() + ", for " + m.why() + "."));
        Stream<String> unread = files.stream().flatMap(f -> f.unread().stream().map(u -> f.shown() + ": " + u + "."));
        Stream<String> notes = files.stream()
                .map(SourceFile::mapping)
                .flatMap(m -> m.notes().stream().map(n -> m.name() + ": " + n))
                .distinct();
        return Stream.of(same, matches, dates, unread, notes, objections.remark().stream())
                .flatMap(s -> s)
                .toList();
    }
}
