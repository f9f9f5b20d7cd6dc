package balie.ingest;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Expands {@code exports/*.csv} and {@code exports/**}{@code /*.csv}. */
public final class FilePatterns {

    private FilePatterns() {}

    /** The files a pattern names, by name; hidden files are left out. A plain path names itself if it is a file. */
    public static List<Path> expand(Path base, String pattern) throws IOException {
        Path plain = base.resolve(firstPlainPart(pattern));
        if (!hasWildcard(pattern)) {
            return Files.isRegularFile(plain) ? List.of(plain) : List.of();
        }
        if (!Files.isDirectory(plain)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        boolean absolute = Path.of(firstPlainPart(pattern)).isAbsolute();
        try (Stream<Path> tree = Files.walk(plain)) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> matcher.matches(absolute ? file : base.relativize(file)))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    private static boolean hasWildcard(String text) {
        return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    private static String firstPlainPart(String pattern) {
        if (!hasWildcard(pattern)) {
            return pattern;
        }
        int end = 0;
        for (int slash = pattern.indexOf('/'); slash >= 0; slash = pattern.indexOf('/', slash + 1)) {
            if (hasWildcard(pattern.substring(0, slash))) {
                break;
            }
            end = slash;
        }
        return pattern.startsWith("/") && end == 0 ? "/" : pattern.substring(0, end);
    }
}
