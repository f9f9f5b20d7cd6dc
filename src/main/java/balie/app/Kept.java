package balie.app;

import balie.text.Wording;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** What takes seconds to make, in a folder, by names that say what it was made of: it can always be made again. */
final class Kept {

    private static final int ID_DIGITS = 12;

    private final Optional<Path> folder;
    private final Console console;

    /** @param folder empty: nothing is kept */
    Kept(Optional<Path> folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    /** The folder beside the jar, where what a build makes is kept; it goes with the next build. */
    static Optional<Path> in(Surroundings surroundings) {
        // The last: where Balie is installed. The folder a run is started from may have a target of its own.
        Path home = surroundings.homes().get(surroundings.homes().size() - 1);
        return Optional.of(home.resolve("target")).filter(Files::isWritable).map(target -> target.resolve("meaning"));
    }

    /** A name that says what something is and what it was made of. */
    static String name(String what, String madeOf) {
        return what + "-" + Wording.sha256(madeOf).substring(0, ID_DIGITS);
    }

    interface Written {
        void to(DataOutputStream out) throws IOException;
    }

    static byte[] bytes(Written written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            written.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    Optional<byte[]> read(String name) {
        return folder.map(f -> f.resolve(name)).filter(Files::isRegularFile).flatMap(file -> {
            try {
                return Optional.of(Files.readAllBytes(file));
            } catch (IOException e) {
                // It is made again.
                return Optional.empty();
            }
        });
    }

    /** Keeps it if that can be: else it is made again the next time. */
    byte[] keep(String name, byte[] bytes) {
        folder.ifPresent(f -> {
            try {
                Files.createDirectories(f);
                Path whole = Files.createTempFile(f, name, ".part");
                Files.write(whole, bytes);
                Files.move(whole, f.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                console.say("               what was made can not be kept in " + f + ": " + e.getMessage());
            }
        });
        return bytes;
    }
}
