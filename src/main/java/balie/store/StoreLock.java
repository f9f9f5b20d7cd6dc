package balie.store;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The right to work with a store in a folder, which one process has at a time.
 *
 * <p>It is a lock of the operating system on a file in the store, so it ends with the process that holds it, however that ends.
 * What the file says is for the message only. The file stays: were it deleted, two processes could hold locks on two files of
 * that name.
 */
public final class StoreLock implements AutoCloseable {

    /** The file that is locked, in the folder of the store. */
    public static final String FILE = "balie.lock";

    private static final Duration PAUSE = Duration.ofMillis(250);

    /**
     * What this JVM holds. The operating system gives a process its own lock a second time, and takes away all of them as soon as
     * the process closes the file anywhere, so the file may not even be opened again.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    private StoreLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Who works with a store.
     *
     * @param command as the user knows it
     */
    public record Holder(String command, long pid, String host, Instant since) {
        @Override
        public String toString() {
            return "'balie " + command + "', process " + pid + " on " + host + ", since " + since;
        }
    }

    /**
     * Takes the lock; waits for it if another has it.
     *
     * @param store its folder, which is made if it is not there
     * @param patience how long to wait; zero: not at all
     * @param waiting is told once who has it, if there is to be waited
     * @throws StoreBusyException if another still has it then
     */
    public static StoreLock take(Path store, Holder holder, Duration patience, Consumer<String> waiting)
            throws IOException, StoreBusyException, InterruptedException {
        Files.createDirectories(store);
        Path file = store.toRealPath().resolve(FILE);
        long begun = System.nanoTime();
        boolean told = false;
        while (true) {
            FileChannel channel = tryLock(file);
            if (channel != null) {
                StoreLock lock = new StoreLock(file, channel);
                lock.write(holder);
                return lock;
            }
            if (System.nanoTime() - begun >= patience.toNanos()) {
                throw new StoreBusyException(holderOf(file), patience);
            }
            if (!told) {
                waiting.accept(holderOf(file));
                told = true;
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private void write(Holder holder) throws IOException {
        try {
            // Shorter than what stood there would leave its end.
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static @Nullable FileChannel tryLock(Path file) throws IOException {
        synchronized (HELD) {
            if (HELD.contains(file)) {
                return null;
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                // Held by another copy of this class; to close the channel would end that lock.
                return null;
            }
            if (lock == null) {
                channel.close();
                return null;
            }
            HELD.add(file);
            return channel;
        }
    }

    private static String holderOf(Path file) throws IOException {
        synchronized (HELD) {
            if (HELD.contains(file)) {
                return "this process";
            }
            String text = Files.readString(file).strip();
            return text.isEmpty() ? "another process" : text;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            channel.close();
            HELD.remove(file);
        }
    }
}
