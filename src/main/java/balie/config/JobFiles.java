package balie.config;

import balie.issue.Problems;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the files that people edit: jobs and source mappings, by name or by path. */
public final class JobFiles {

    private static final String YAML = ".yaml";
    private static final String SOURCE = ".source" + YAML;
    private static final String SOURCES = "jobs/sources";

    /** Categories of complaints, causes of failure demand and corrections of questions lie among the jobs, and are none. */
    private static final String TAXONOMY = "complaints";

    private static final String CAUSES = "failure-causes";

    private static final String CORRECTIONS = "questions";

    private static final String CALENDARS = "calendars";

    /** How runs are started by other programs: files of those, which are not Balie's. */
    private static final String DEPLOY = "deploy";

    private final List<Path> roots;

    /** @param roots folders to look in, first match wins: where the command runs, where Balie is installed */
    public JobFiles(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /**
     * The file of a job.
     *
     * @param job {@code weekly} for jobs/weekly.yaml, or a path that ends in .yaml
     * @return empty if there is none; the problem is noted
     */
    public Optional<Path> job(String job, Problems problems) {
        List<Path> places = new ArrayList<>();
        for (Path root : roots) {
            places.add(
                    job.endsWith(YAML)
                            ? root.resolve(job)
                            : root.resolve("jobs").resolve(job + YAML));
        }
        Optional<Path> found = places.stream().filter(Files::isRegularFile).findFirst();
        if (found.isEmpty()) {
            problems.add(
                    null,
                    0,
                    "there is no job '" + job + "': no file "
                            + String.join(
                                    ", ",
                                    places.stream().map(this::shown).distinct().toList()),
                    "Give the name of a file in jobs/ without .yaml (there: " + String.join(", ", names())
                            + "), or a path.");
        }
        return found;
    }

    /** A mapping that a job names, read and validated; see {@link #mappingFile}. */
    public Optional<SourceMapping> mapping(String name, Path jobFile, String at, int line, Problems problems) {
        return mappingFile(name, jobFile, at, line, problems).flatMap(file -> mapping(file, problems));
    }

    /**
     * The file of a mapping that a job names.
     *
     * @param at the job file and line that name it, for the problem if there is none
     */
    public Optional<Path> mappingFile(String name, Path jobFile, String at, int line, Problems problems) {
        List<Path> places = new ArrayList<>();
        if (name.endsWith(YAML)) {
            roots.forEach(root -> places.add(root.resolve(name)));
        } else {
            places.add(jobFile.toAbsolutePath().resolveSibling("sources").resolve(name + SOURCE));
            roots.forEach(
                    root -> places.add(root.resolve("jobs").resolve("sources").resolve(name + SOURCE)));
        }
        Optional<Path> found = first(places, "mapping", name, mappingNames(), at, line, problems);
        if (found.isEmpty()) {
            return found;
        }
        String called = mappingName(found.get().toString());
        if (!Names.fits(called)) {
            problems.add(at, line, "a mapping can not be called '" + called + "'", "Rename its file. " + Names.REMEDY);
        }
        return found;
    }

    /**
     * The file of a calendar that a job names: in {@code calendars} beside the job, else among the jobs that come with Balie.
     *
     * @param at the job file and line that name it, for the problem if there is none
     */
    public Optional<Path> calendarFile(String name, Path jobFile, String at, int line, Problems problems) {
        List<Path> places = new ArrayList<>();
        places.add(jobFile.toAbsolutePath().resolveSibling(CALENDARS).resolve(name + YAML));
        roots.forEach(root -> places.add(root.resolve("jobs").resolve(CALENDARS).resolve(name + YAML)));
        List<String> known = list("jobs/" + CALENDARS, YAML).stream()
                .filter(n -> !n.endsWith(".spec"))
                .toList();
        return first(places, "calendar", name, known, at, line, problems);
    }

    /** The first of some places that there is; if there is none, that is noted. */
    private Optional<Path> first(
            List<Path> places, String what, String name, List<String> known, String at, int line, Problems problems) {
        Optional<Path> found = places.stream().filter(Files::isRegularFile).findFirst();
        if (found.isEmpty()) {
            problems.add(
                    at,
                    line,
                    "there is no " + what + " '" + name + "': no file "
                            + String.join(
                                    ", ",
                                    places.stream().map(this::shown).distinct().toList()),
                    "Known " + what + "s: " + String.join(", ", known) + ".");
        }
        return found;
    }

    /** Whether a file is a calendar, or examples of one. */
    public static boolean isCalendar(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && CALENDARS.equals(String.valueOf(folder.getFileName()));
    }

    /** What a mapping is called that a job names by {@code given}: a name, or a path to its file. */
    public static String mappingName(String given) {
        String name = given.substring(given.replace('\\', '/').lastIndexOf('/') + 1);
        return name.replace(SOURCE, "").replace(YAML, "");
    }

    /** Whether a job, a mapping or a source may be called so. */
    public static boolean isName(String name) {
        return Names.fits(name);
    }

    /** The text of a file; empty, with the problem noted, if it can not be read. */
    public Optional<String> read(Path file, Problems problems) {
        try {
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException e) {
            problems.add(shown(file), 0, "the file is not UTF-8", "Save it as UTF-8 in your editor.");
        } catch (IOException e) {
            problems.add(shown(file), 0, "the file can not be read: " + e.getMessage(), "Check its permissions.");
        }
        return Optional.empty();
    }

    /** A path as people know it: relative to the folder it was found through. */
    public String shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        for (Path root : roots) {
            Path base = root.toAbsolutePath().normalize();
            if (absolute.startsWith(base)) {
                return base.relativize(absolute).toString().replace('\\', '/');
            }
        }
        return file.toString();
    }

    private List<String> names() {
        return list("jobs", YAML).stream()
                .filter(n -> !n.equals(TAXONOMY) && !n.equals(CAUSES) && !n.equals(CORRECTIONS))
                .filter(n -> !DeliveryReader.isDelivery(n + YAML))
                .toList();
    }

    /** Whether a file among the jobs is no job. */
    public static boolean isBesideJobs(Path file) {
        return isTaxonomy(file)
                || isCauses(file)
                || isDelivery(file)
                || String.valueOf(file.getFileName()).equals(CORRECTIONS + YAML);
    }

    /** Whether a file says who gets reports by mail. */
    public static boolean isDelivery(Path file) {
        return DeliveryReader.isDelivery(String.valueOf(file.getFileName()));
    }

    /** Whether a file is one of the programs that start Balie. */
    public static boolean isOfOthers(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && DEPLOY.equals(String.valueOf(folder.getFileName()));
    }

    /** Whether a file holds the categories of complaints. */
    public static boolean isTaxonomy(Path file) {
        return String.valueOf(file.getFileName()).equals(TAXONOMY + YAML);
    }

    /** Whether a file holds the causes of failure demand. */
    public static boolean isCauses(Path file) {
        return String.valueOf(file.getFileName()).equals(CAUSES + YAML);
    }

    /** Every mapping there is, by name. */
    public List<String> mappingNames() {
        return list(SOURCES, SOURCE);
    }

    /** Every mapping there is, read and validated; of those that are not valid the problems are noted. */
    public List<SourceMapping> mappings(Problems problems) {
        return mappings(roots.stream().map(root -> root.resolve(SOURCES)).toList(), problems);
    }

    /** The same, and first of all those that lie beside a job. */
    public List<SourceMapping> mappings(Path jobFile, Problems problems) {
        List<Path> folders = new ArrayList<>(List.of(jobFile.toAbsolutePath().resolveSibling("sources")));
        roots.forEach(root -> folders.add(root.resolve(SOURCES)));
        return mappings(folders, problems);
    }

    private List<SourceMapping> mappings(List<Path> folders, Problems problems) {
        return names(folders, SOURCE).stream()
                .flatMap(name -> folders.stream()
                        .map(folder -> folder.resolve(name + SOURCE))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .flatMap(file -> mapping(file, problems))
                        .stream())
                .toList();
    }

    /** The mapping in a file, read and validated. */
    public Optional<SourceMapping> mapping(Path file, Problems problems) {
        return read(file, problems)
                .flatMap(yaml -> MappingReader.read(mappingName(file.toString()), shown(file), yaml, problems));
    }

    private List<String> list(String folder, String ending) {
        return names(roots.stream().map(root -> root.resolve(folder)).toList(), ending);
    }

    /** The files with an ending in some folders, without it. */
    private static List<String> names(List<Path> folders, String ending) {
        List<String> names = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (var files = Files.list(folder)) {
                    files.map(f -> f.getFileName().toString())
                            .filter(n -> n.endsWith(ending))
                            .map(n -> n.substring(0, n.length() - ending.length()))
                            .forEach(names::add);
                } catch (IOException e) {
                    // Only a hint in a message: what can not be listed is not offered.
                }
            }
        }
        return names.stream().distinct().sorted().toList();
    }
}
