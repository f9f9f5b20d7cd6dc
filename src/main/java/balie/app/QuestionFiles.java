package balie.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The files beside a job that say more of what is asked and complained of. */
final class QuestionFiles {

    private static final int LETTERS = 2;

    private QuestionFiles() {}

    /** What people said of questions; it need not be there. */
    static Path corrections(Path jobFile) {
        return jobFile.toAbsolutePath().resolveSibling("questions.yaml");
    }

    /** The categories of complaints; it need not be there. */
    static Path taxonomy(Path jobFile) {
        return jobFile.toAbsolutePath().resolveSibling("complaints.yaml");
    }

    /** What makes a contact failure demand; it need not be there. */
    static Path failureDemand(Path jobFile) {
        return jobFile.toAbsolutePath().resolveSibling("failure-causes.yaml");
    }

    /** Where pairs of sentences of further languages are kept. */
    static Path languageFolder(Path jobFile) {
        return jobFile.toAbsolutePath().resolveSibling("languages");
    }

    /** Pairs of further languages, by the two letters of the language that are the name of the file. */
    static Map<String, Path> languages(Path jobFile) throws IOException {
        Map<String, Path> languages = new TreeMap<>();
        Path folder = languageFolder(jobFile);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "??.csv")) {
                files.forEach(
                        file -> languages.put(String.valueOf(file.getFileName()).substring(0, LETTERS), file));
            }
        }
        return languages;
    }
}
