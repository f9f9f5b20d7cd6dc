package balie.privacy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** A pseudonym key in a file of its own: 64 hex digits on one line, readable by its owner only. */
public final class KeyFile {

    private static final int KEY_BYTES = 32;

    private KeyFile() {}

    /**
     * @param created whether the key was made now
     */
    public record Loaded(Pseudonyms pseudonyms, boolean created) {}

    /**
     * The key in {@code file}; if there is no file, a new one is made. A key must stay where it is: with another one every
     * customer gets another pseudonym.
     *
     * @throws IOException if the file can not be read or written, or holds no key
     */
    public static Loaded load(Path file) throws IOException {
        boolean created = !Files.exists(file) && create(file);
        String text = Files.readString(file).strip();
        try {
            return new Loaded(new Pseudonyms(HexFormat.of().parseHex(text)), created);
        } catch (IllegalArgumentException e) {
            throw new IOException("the file holds no key of at least 32 hex digits", e);
        }
    }

    private static boolean create(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        boolean posix = Files.getFileStore(folder == null ? file : folder).supportsFileAttributeView("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(java.nio.ByteBuffer.wrap(
                    (HexFormat.of().formatHex(key) + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            return true;
        } catch (FileAlreadyExistsException e) {
            // Another run was quicker; its key counts.
            return false;
        }
    }
}
