package balie.ingest;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Expands {@code exports/*.csv} and {@code exports/**}{@code /*.csv}. */
public final class FilePatterns {

    private FilePatterns() {}

    /**
     * The files a pattern names, by name; links are followed, hidden files left out. What is there by that very name is meant
     * so, whatever its characters would mean in a pattern.
     *
     * @throws IllegalArgumentException if the text is no pattern: a bracket that is not closed, a character no name can have
     */
    public static List<Path> expand(Path base, String pattern) throws IOException {
        Path literal = base.resolve(pattern);
        if (Files.isRegularFile(literal)) {
            return List.of(plain(literal));
        }
        // Folders that are there by name, then the pattern that remains.
        Path root = pattern.startsWith("/") ? base.resolve("/") : base;
        List<String> parts = new ArrayList<>(Arrays.stream(pattern.split("/"))
                .filter(p -> !p.isEmpty() && !p.equals("."))
                .toList());
        while (!parts.isEmpty() && (!hasWildcard(parts.get(0)) || Files.isDirectory(root.resolve(parts.get(0))))) {
            root = root.resolve(parts.remove(0));
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + String.join("/", parts));
        int depth = parts.stream().anyMatch(p -> p.contains("**")) ? Integer.MAX_VALUE : parts.size();
        return Files.isDirectory(root) ? matching(root, depth, matcher) : List.of();
    }

    private static List<Path> matching(Path root, int depth, PathMatcher matcher) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path below = file.subpath(root.getNameCount(), file.getNameCount());
                boolean hidden = String.valueOf(file.getFileName()).startsWith(".");
                if (attributes.isRegularFile() && !hidden && matcher.matches(below)) {
                    found.add(plain(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof FileSystemLoopException) {
                    // A link to a folder that is being walked already: everything in it is found there.
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        found.sort(Comparator.comparing(Path::toString));
        return found;
    }

    /** Without {@code .} and {@code ..}, so that one file has one name, unless links make that another file. */
    private static Path plain(Path file) throws IOException {
        Path normal = file.normalize();
        return Files.exists(normal) && Files.isSameFile(file, normal) ? normal : file;
    }

    private static boolean hasWildcard(String text) {
        return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }
}
