package balie.ingest.knowledge;

import balie.ingest.read.FileBytes;
import balie.issue.Problems;
import balie.model.ArticleText;
import balie.text.Wording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The articles that a desk or its customers can look things up in: a table (CSV, .xlsx) with a row each, or a folder of pages, .md, .html
 * and .htm, subfolders included. When a file was last written is never taken for when its article was changed: a copy of the same
 * articles must give the same.
 *
 * @param articles in the order of their ids
 * @param bytes of all files
 * @param sha256 over all files and their places
 */
public record KnowledgeBase(List<ArticleText> articles, long bytes, String sha256) {

    /** Of a job that names none. */
    public static final KnowledgeBase NONE = new KnowledgeBase(List.of(), 0, "");

    private static final String LOOKED_FOR = "Balie reads .md, .html and .htm files in it and its subfolders.";
    private static final String CORRECT = "Correct reference: knowledge in the job.";

    public KnowledgeBase {
        articles = List.copyOf(articles);
    }

    /**
     * Reads it. What is wrong is noted: in {@code callProblems} that there is no such place, in {@code fileProblems} what is wrong inside.
     *
     * @param place a table or a folder
     * @param shown how the job names it
     */
    public static KnowledgeBase read(Path place, String shown, Problems callProblems, Problems fileProblems) {
        Articles articles = new Articles(fileProblems);
        try {
            if (Files.isRegularFile(place)) {
                ArticleTable.read(place, shown, articles, fileProblems);
                FileBytes bytes = FileBytes.of(place);
                return new KnowledgeBase(articles.all(), Files.size(place), bytes.sha256());
            }
            if (Files.isDirectory(place)) {
                return folder(place, shown, articles, fileProblems);
            }
            callProblems.add(shown, 0, "there is no such table or folder of a knowledge base", CORRECT);
        } catch (IOException e) {
            fileProblems.add(shown, 0, "it can not be read: " + e.getMessage(), "Check its permissions.");
        }
        return NONE;
    }

    private static KnowledgeBase folder(Path folder, String shown, Articles articles, Problems problems)
            throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(folder)) {
            pages = files.filter(Files::isRegularFile)
                    .filter(file -> isPage(folder.relativize(file)))
                    .sorted((a, b) -> below(folder, a).compareTo(below(folder, b)))
                    .toList();
        }
        if (pages.isEmpty()) {
            problems.add(shown, 0, "the folder of the knowledge base holds no article", LOOKED_FOR);
        }
        StringBuilder hashes = new StringBuilder();
        long size = 0;
        for (Path page : pages) {
            String place = below(folder, page);
            String file = shown.replaceAll("/+$", "") + "/" + place;
            try {
                byte[] bytes = Files.readAllBytes(page);
                size += bytes.length;
                hashes.append(place).append('\n').append(Wording.sha256(bytes)).append('\n');
                articles.add(page(file, place, bytes, problems));
            } catch (CharacterCodingException e) {
                problems.add(file, 0, "the file is not UTF-8", "Save it as UTF-8 in your editor.");
            } catch (IOException e) {
                problems.add(file, 0, "the file can not be read: " + e.getMessage(), "Check its permissions.");
            }
        }
        return new KnowledgeBase(articles.all(), size, Wording.sha256(hashes.toString()));
    }

    private static Draft page(String file, String place, byte[] bytes, Problems problems) throws IOException {
        if (!ending(place).equals("md")) {
            return HtmlPage.read(file, place, bytes);
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        String name = place.substring(place.lastIndexOf('/') + 1, place.length() - ".md".length());
        // A byte order mark would hide front matter.
        return MarkdownPage.read(file, place, name, text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
    }

    private static boolean isPage(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return List.of("md", "html", "htm").contains(ending(path.toString()));
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String below(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
