package balie.app;

import balie.app.DigestFile.DamagedException;
import balie.issue.CallException;
import balie.issue.Problem;
import balie.model.Audience;
import balie.publish.ArchiveFolder;
import balie.publish.ArchivedRun;
import balie.publish.ArchivedRuns;
import balie.report.Archives;
import balie.report.html.ArchivePages;
import balie.report.html.ArchivePages.RunRow;
import balie.report.html.HtmlPages.Link;
import balie.report.model.Digest;
import balie.report.words.Words;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes the archives of jobs: pages over all runs of a job that stand in a folder of runs, one for each audience, made of what lies in the
 * folders of that audience alone, and one for those who run the job.
 */
final class Archiving {

    /** Newest first. */
    private static final Comparator<ArchivedRun> NEWEST = Comparator.<ArchivedRun, LocalDate>comparing(
                    r -> r.last().orElse(LocalDate.MIN))
            .thenComparing(ArchivedRun::period)
            .thenComparing(ArchivedRun::asOf)
            .thenComparing(ArchivedRun::name)
            .reversed();

    private final Path place;
    private final Function<Path, String> shown;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param place a folder of runs
     * @param shown how a path is told
     */
    Archiving(Path place, Function<Path, String> shown) {
        this.place = place;
        this.shown = shown;
    }

    /**
     * An archive that was made.
     *
     * @param page the one to begin with
     * @param runs how many it leads to
     */
    record Made(Path page, String job, int runs) {}

    /** What was left out, and why. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Of every job that has a run or an archive there; what can not be made is a problem, and the others are made. */
    List<Made> all() throws IOException {
        ArchivedRuns found = look();
        List<String> jobs = new ArrayList<>(found.jobs());
        for (ArchiveFolder each : ArchiveFolder.in(place)) {
            if (!jobs.contains(each.job())) {
                jobs.add(each.job());
            }
        }
        return make(found, jobs);
    }

    /** Of the jobs that have one there already. */
    List<Made> again() throws IOException {
        List<String> jobs =
                ArchiveFolder.in(place).stream().map(ArchiveFolder::job).toList();
        return jobs.isEmpty() ? List.of() : make(look(), jobs);
    }

    /**
     * Of one job, after a run of it.
     *
     * @param least only if there are as many runs of it
     */
    Optional<Made> of(String job, int least) throws IOException {
        ArchivedRuns found = look();
        return found.of(job).size() < least
                ? Optional.empty()
                : make(found, List.of(job)).stream().findFirst();
    }

    private ArchivedRuns look() throws IOException {
        ArchivedRuns found = ArchivedRuns.in(place, shown);
        problems.addAll(found.problems());
        return found;
    }

    private List<Made> make(ArchivedRuns found, List<String> jobs) throws IOException {
        List<Made> made = new ArrayList<>();
        for (String job : jobs) {
            if (!job.matches("[^/\\\\\\p{Cntrl}]+")) {
                problems.add(new Problem(
                        null, 0, "a run is of a job whose name can not be that of a folder", "It was left out."));
                continue;
            }
            ArchiveFolder folder = ArchiveFolder.of(place, job, RunPlan.suffix(job));
            List<ArchivedRun> runs = found.of(job).stream().sorted(NEWEST).toList();
            try {
                folder.write(runs.isEmpty() ? Map.of() : pages(job, runs));
                if (!runs.isEmpty()) {
                    made.add(new Made(folder.folder().resolve(PageFiles.INDEX), job, runs.size()));
                }
            } catch (CallException e) {
                problems.addAll(e.problems());
            }
        }
        return made;
    }

    private Map<String, String> pages(String job, List<ArchivedRun> runs) throws IOException {
        // The newest run of each period is the one that its links lead to.
        Map<String, ArchivedRun> chosen = new LinkedHashMap<>();
        runs.forEach(r -> chosen.putIfAbsent(r.period(), r));
        Map<String, String> pages = new TreeMap<>();
        List<Link> archives = new ArrayList<>();
        for (Audience audience : Audience.values()) {
            List<Archives.Run> theirs = new ArrayList<>();
            for (ArchivedRun run : chosen.values()) {
                of(run, audience).ifPresent(theirs::add);
            }
            if (!theirs.isEmpty()) {
                Words words = words(theirs);
                String name = audience.code() + "/" + PageFiles.INDEX;
                pages.put(name, new ArchivePages(words).audience(Archives.page(audience, job, theirs, words)));
                archives.add(new Link(
                        "All weeks for " + audience.code(),
                        name,
                        theirs.size() + (theirs.size() == 1 ? " run" : " runs") + ". Can be handed on with the folders "
                                + audience.code() + "/ of the runs and nothing else."));
            }
        }
        pages.put(
                PageFiles.INDEX,
                new ArchivePages(Words.english())
                        .runs(
                                "Balie: all runs of " + job,
                                "For those who run the job",
                                archives,
                                List.of(
                                        "true for",
                                        "made with",
                                        "rows read",
                                        "taken in",
                                        "set aside",
                                        "repeats",
                                        "changed later"),
                                runs.stream()
                                        .map(r -> row(r, r.equals(chosen.get(r.period()))))
                                        .toList()));
        return pages;
    }

    /** In the language of the newest report. */
    private static Words words(List<Archives.Run> runs) {
        return Words.in(runs.stream()
                .flatMap(r -> r.digest().stream())
                .map(Digest::language)
                .filter(Words.languages()::contains)
                .findFirst()
                .orElse(Words.ENGLISH));
    }

    private Optional<Archives.Run> of(ArchivedRun run, Audience audience) throws IOException {
        String part = audience.code() + "/";
        if (!run.files().contains(part + PageFiles.INDEX)) {
            return Optional.empty();
        }
        String report = part + audience.code() + ".html";
        String page = run.files().contains(report) ? report : part + PageFiles.INDEX;
        if (!Files.isRegularFile(run.folder().resolve(page))) {
            leftOut(run, page, "is missing");
            return Optional.empty();
        }
        try {
            Optional<Digest> digest = digest(run, part + DigestFile.NAME);
            return Optional.of(new Archives.Run(
                    run.period(),
                    run.first(),
                    run.last(),
                    run.asOf(),
                    run.zone(),
                    "../../" + segment(run.name()) + "/" + page,
                    digest));
        } catch (DamagedException e) {
            leftOut(run, part + DigestFile.NAME, "is damaged: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Digest> digest(ArchivedRun run, String name) throws IOException, DamagedException {
        if (!run.files().contains(name)) {
            return Optional.empty();
        }
        Path file = run.folder().resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new DamagedException("there is no such file");
        }
        Digest digest = DigestFile.read(file);
        if (!digest.period().equals(run.period())) {
            throw new DamagedException("it is of another period than the run");
        }
        return Optional.of(digest);
    }

    private void leftOut(ArchivedRun run, String file, String why) {
        problems.add(new Problem(
                null,
                0,
                shown.apply(run.folder()) + ": " + file + " " + why,
                "The run was left out of the page for these readers. Run its job again for " + run.period() + "."));
    }

    private static RunRow row(ArchivedRun run, boolean chosen) {
        String folder = "../" + segment(run.name()) + "/";
        List<Link> links = new ArrayList<>();
        for (String page :
                List.of(PageFiles.INDEX, "training/index.html", "marketing/index.html", "accounts.html", "run.json")) {
            if (run.files().contains(page) || page.equals("run.json")) {
                links.add(new Link(
                        page.equals(PageFiles.INDEX)
                                ? "overview"
                                : page.replace("/" + PageFiles.INDEX, "").replace(".html", ""),
                        folder + page,
                        ""));
            }
        }
        return new RunRow(
                chosen ? run.period() : "",
                chosen ? run.period() : run.period() + " (in " + run.name() + ", an earlier one)",
                List.of(
                        run.asOf().toString(),
                        "Balie " + run.version(),
                        Console.grouped(run.read()),
                        Console.grouped(run.accepted()),
                        Console.grouped(run.quarantined()),
                        Console.grouped(run.duplicates()),
                        String.join(" ", run.changedLater())),
                links);
    }

    /** A name of a folder as a part of a link. */
    private static String segment(String name) {
        try {
            return new URI(null, null, "/" + name, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a folder of this name can not be linked to: " + name, e);
        }
    }
}
