package balie.bench;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says at the end what the tasks of each kind of query cost, by its description: to be given as {@code -Dspark.extraListeners}, with the
 * benchmarks on the class path.
 */
public final class QueryTimes extends SparkListener {

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;
    private static final double MEGA = 1 << 20;
    private static final String OTHER = "(other)";

    private static final class Sums {
        private int jobs;
        private int tasks;
        private double taskSeconds;
        private double cpu;
        private double collecting;
        private double shuffled;
        private double spilled;
        private double wall;
    }

    private final Map<String, Sums> sums = new TreeMap<>();
    private final Map<Integer, String> ofStage = new HashMap<>();
    private final Map<Integer, String> ofJob = new HashMap<>();
    private final Map<Integer, Long> begun = new HashMap<>();

    @Override
    public synchronized void onJobStart(SparkListenerJobStart start) {
        Object said = start.properties() == null ? null : start.properties().get("spark.job.description");
        String name = said == null ? OTHER : said.toString().split("\n", 2)[0];
        scala.collection.Iterator<Object> stages = start.stageIds().iterator();
        while (stages.hasNext()) {
            ofStage.put((Integer) stages.next(), name);
        }
        ofJob.put(start.jobId(), name);
        begun.put(start.jobId(), start.time());
        of(name).jobs++;
    }

    @Override
    public synchronized void onJobEnd(SparkListenerJobEnd end) {
        of(ofJob.getOrDefault(end.jobId(), OTHER)).wall +=
                (end.time() - begun.getOrDefault(end.jobId(), end.time())) / MILLIS;
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        Sums of = of(ofStage.getOrDefault(end.stageId(), OTHER));
        of.tasks++;
        if (end.taskMetrics() != null) {
            of.taskSeconds += end.taskInfo().duration() / MILLIS;
            of.cpu += end.taskMetrics().executorCpuTime() / NANOS;
            of.collecting += end.taskMetrics().jvmGCTime() / MILLIS;
            of.shuffled += end.taskMetrics().shuffleWriteMetrics().bytesWritten() / MEGA;
            of.spilled += end.taskMetrics().diskBytesSpilled() / MEGA;
        }
    }

    private Sums of(String name) {
        return sums.computeIfAbsent(name, n -> new Sums());
    }

    @Override
    public synchronized void onApplicationEnd(SparkListenerApplicationEnd end) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %5s %6s %8s %8s %8s %8s %9s %9s%n",
                "query",
                "jobs",
                "tasks",
                "wall s",
                "task s",
                "CPU s",
                "GC s",
                "shuffle",
                "spill MB");
        sums.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> -e.getValue().cpu))
                .forEach(e -> System.out.printf(
                        Locale.ROOT,
                        "%-34s %5d %6d %8.1f %8.1f %8.1f %8.1f %9.1f %9.1f%n",
                        e.getKey(),
                        e.getValue().jobs,
                        e.getValue().tasks,
                        e.getValue().wall,
                        e.getValue().taskSeconds,
                        e.getValue().cpu,
                        e.getValue().collecting,
                        e.getValue().shuffled,
                        e.getValue().spilled));
        Sums all = new Sums();
        sums.values().forEach(s -> {
            all.jobs += s.jobs;
            all.tasks += s.tasks;
            all.cpu += s.cpu;
        });
        System.out.printf(Locale.ROOT, "%-34s %5d %6d %26.1f%n", "all", all.jobs, all.tasks, all.cpu);
    }
}
