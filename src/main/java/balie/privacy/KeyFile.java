package balie.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key in a file of its own: 64 hex digits on one line, readable by its owner only. Keys that were replaced lie beside it as
 * {@code <file>.former-1} and so on, the highest number the last.
 */
public final class KeyFile {

    private static final String FORMER = ".former-";

    private KeyFile() {}

    /**
     * @param created whether the key was made now
     */
    public record Loaded(Pseudonyms pseudonyms, boolean created) {}

    /**
     * The key in {@code file}; if there is no file, a new one is made. A key must stay where it is: with another one every
     * customer gets another pseudonym.
     *
     * @throws IOException if the file can not be read or written, or holds no key; its message never shows what it holds
     */
    public static Loaded load(Path file) throws IOException {
        boolean created = !Files.exists(file) && create(file);
        return new Loaded(read(file), created);
    }

    private static Pseudonyms read(Path file) throws IOException {
        // As bytes of one letter each, for what is no UTF-8 is no key either and would be shown in a message.
        return KeyText.read(Files.readString(file, StandardCharsets.ISO_8859_1))
                .orElseThrow(() -> new IOException("the file holds no key: " + KeyText.FORM));
    }

    /** The key in {@code file} and those it replaced; of a file that is not there only these. */
    public static Optional<KeyRing> ring(Path file) throws IOException {
        List<Pseudonyms> keys = new ArrayList<>();
        if (Files.exists(file)) {
            keys.add(read(file));
        }
        List<Path> former = former(file);
        for (int i = former.size() - 1; i >= 0; i--) {
            keys.add(read(former.get(i)));
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(new KeyRing(keys));
    }

    /** The files of the keys that a key replaced, the first one first. */
    public static List<Path> former(Path file) {
        List<Path> former = new ArrayList<>();
        for (Path next = former(file, 1); Files.exists(next); next = former(file, former.size() + 1)) {
            former.add(next);
        }
        return former;
    }

    private static Path former(Path file, int number) {
        return file.resolveSibling(file.getFileName() + FORMER + number);
    }

    /**
     * Replaces a key by a new one. At every moment a whole key stands at {@code file}; the one that stood there is kept.
     *
     * @return where the former key is now
     * @throws IOException if there is no key, or a file can not be written
     */
    public static Path rotate(Path file) throws IOException {
        read(file);
        Path former = former(file, former(file).size() + 1);
        write(former, Files.readAllBytes(file));
        Files.setLastModifiedTime(former, Files.getLastModifiedTime(file));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        write(next, newKey());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return former;
    }

    private static boolean create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            write(file, newKey());
            return true;
        } catch (FileAlreadyExistsException e) {
            // Another run was quicker; its key counts.
            return false;
        }
    }

    private static byte[] newKey() {
        byte[] key = new byte[KeyText.LEAST_BYTES];
        new SecureRandom().nextBytes(key);
        return KeyText.write(key).getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes a file that was not there, for its owner only from its first moment on. */
    private static void write(Path file, byte[] key) throws IOException {
        PrivateFile.createNew(file);
        try {
            Files.write(file, key);
        } catch (IOException e) {
            // On a full disk: half a key would be taken for a broken one.
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
