package balie.app;

import balie.ingest.FilePatterns;
import balie.issue.Problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that a call names: by path, by folder, by pattern. */
final class InputFiles {

    private InputFiles() {}

    /** Each file once, in the order named; what names none is noted. */
    static List<Path> of(Path base, List<String> named, Problems problems) {
        List<Path> files = new ArrayList<>();
        for (String name : named) {
            try {
                boolean folder = Files.isDirectory(base.resolve(name));
                List<Path> found = FilePatterns.expand(base, folder ? name.replaceFirst("/*$", "/**") : name);
                if (found.isEmpty()) {
                    problems.add(
                            null,
                            0,
                            folder ? "the folder " + name + " holds no file" : "there is no file " + name,
                            "Paths count from the folder the command runs in. Is the export there, and spelled so?");
                }
                found.stream().filter(f -> !files.contains(f)).forEach(files::add);
            } catch (IllegalArgumentException e) {
                problems.add(
                        null,
                        0,
                        "'" + name + "' is no path and no pattern: " + e.getMessage(),
                        "* stands for any characters, ** for folders too, ? for one character.");
            } catch (IOException e) {
                problems.add(null, 0, "can not look for " + name + ": " + e, "Check permissions.");
            }
        }
        return files;
    }
}
