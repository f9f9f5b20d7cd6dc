package balie.store;

import balie.testkit.ChildJvm;
import org.apache.commons.io.FileUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** JVMs for processes that work on stores, trained once for all tests; meanwhile the tests can do something else. */
public final class TrainedJvms {

    private static FutureTask<ChildJvm> withSpark;
    private static FutureTask<ChildJvm> withoutSpark;

    private TrainedJvms() {}

    /** Begins with the training. */
    public static synchronized void begin() {
        if (withSpark == null) {
            withoutSpark = begin("spare", KilledProgram::trainingWithoutSpark);
            withSpark = begin("spark", KilledProgram::training);
        }
    }

    /** For any process. */
    public static ChildJvm withSpark() throws InterruptedException {
        begin();
        return get(withSpark);
    }

    /** For processes that know Iceberg only. */
    static ChildJvm withoutSpark() throws InterruptedException {
        begin();
        return get(withoutSpark);
    }

    private interface Training {
        String[] in(Path store) throws Exception;
    }

    private static FutureTask<ChildJvm> begin(String name, Training training) {
        FutureTask<ChildJvm> task = new FutureTask<>(() -> {
            Path folder = Files.createTempDirectory("balie-" + name);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
            return ChildJvm.trained(folder, KilledProgram.class, training.in(folder.resolve("store")));
        });
        Thread thread = new Thread(task, "training");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static ChildJvm get(FutureTask<ChildJvm> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("no JVM could be trained", e.getCause());
        }
    }
}
