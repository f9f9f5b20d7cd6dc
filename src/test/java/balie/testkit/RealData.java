package balie.testkit;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real public data that lie outside the project. A test that needs them is skipped, with a message, where they are not.
 * Another place than {@code ../shared/data} is given with {@code -Dbalie.real-data=FOLDER}.
 */
public final class RealData {

    private static final Path FOLDER = Path.of(System.getProperty("balie.real-data", "../shared/data"));

    private RealData() {}

    public static Path file(String name) {
        Path file = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: there are no real data at " + file);
        return file.toAbsolutePath().normalize();
    }
}
