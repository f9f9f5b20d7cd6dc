package balie.app;

import balie.config.JobConfig;
import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.TableContract;
import balie.metrics.Derivation;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Metrics;
import balie.metrics.RateFamily;
import balie.metrics.change.FalseDiscoveries;
import balie.model.ResultTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.when;

/** Computes the metrics of a job and brings their results to plain values. */
final class MetricRun {

    private static final int AT_ONCE = 3;

    /** Different values of a column that are looked for again. */
    private static final int MOST_ALIKE = 10_000;

    private final List<Metric> metrics = new ArrayList<>();
    /** Those of one metric together: what they test is one family, so that no figure depends on what else a job asks for. */
    private final List<List<Derivation>> derivations = new ArrayList<>();

    MetricRun(JobConfig job) {
        job.metrics().forEach(name -> {
            metrics.addAll(Metrics.named(name));
            derivations.add(Metrics.derived(name));
        });
        metrics.addAll(Metrics.always());
        derivations.add(Metrics.alwaysDerived());
    }

    /**
     * How many contacts name a customer, and of how many of them the customer stands in the table of customers. To be asked
     * first: it fills the cache that the metrics read.
     */
    static CustomerMatch customerMatch(Dataset<Row> enriched) {
        Row counts = ColumnsRead.checked(matched(enriched)).head();
        return new CustomerMatch(counts.getLong(0), counts.getLong(1));
    }

    /** Adds the columns that are read for it. */
    static void addCustomerMatch(ColumnsRead columns) {
        columns.add(matched(columns.rows()));
    }

    private static Dataset<Row> matched(Dataset<Row> enriched) {
        Column key = EnrichedInteractions.CUSTOMER_KEY.col();
        return enriched.agg(count(key), count(when(key.equalTo(Interactions.CUSTOMER_ID.col()), 1)));
    }

    record CustomerMatch(long named, long known) {

        private static final long NOTICEABLE = 2;

        /** A word where most customers are not in the table: ids that are written otherwise would hide an objection. */
        Optional<String> warning() {
            return known * NOTICEABLE >= named
                    ? Optional.empty()
                    : Optional.of("The table of customers knows those of " + Console.grouped(known) + " of "
                            + Console.grouped(named)
                            + " contacts that name one. Are ids written alike in both (K1, k1)?"
                            + " An objection to marketing is found by its id.");
        }
    }

    /**
     * All tables with every count.
     *
     * @param plain tables in which nothing is tested
     * @param families tables whose tests are one family each
     */
    record Tables(List<ComputedTable> plain, List<List<ComputedTable>> families) {

        Tables {
            plain = List.copyOf(plain);
            families = families.stream().map(List::copyOf).toList();
        }

        /** The results in order. */
        List<ResultTable> results() {
            return tables().stream().map(ComputedTable::result).toList();
        }

        /** The tables in order. */
        List<ComputedTable> tables() {
            return Stream.concat(plain.stream(), families.stream().flatMap(List::stream))
                    .toList();
        }

        /**
         * The tables as they are told, with what is more than chance flagged. What is hidden is not tested, so that 'k of m' is what a
         * reader can count.
         *
         * @param results the {@link #results} with counts hidden
         */
        List<ComputedTable> told(List<ResultTable> results) {
            List<ComputedTable> told = new ArrayList<>();
            for (ComputedTable table : plain) {
                told.add(new ComputedTable(table.contract(), results.get(told.size())));
            }
            for (List<ComputedTable> family : families) {
                List<ResultTable> flagged =
                        FalseDiscoveries.flag(results.subList(told.size(), told.size() + family.size()));
                for (int i = 0; i < family.size(); i++) {
                    told.add(new ComputedTable(family.get(i).contract(), flagged.get(i)));
                }
            }
            return told;
        }
    }

    /** All tables, side by side: planning one query leaves the executors idle that can run another. */
    Tables tables(Dataset<Row> enriched, MetricContext context) {
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<RateFamily> rateFamilies = rateFamilies();
            // One scan for all rates; each family takes its own from it.
            Future<ResultTable> rates = workers.submit(() -> rateFamilies.isEmpty()
                    ? new ResultTable("rates", List.of(), List.of())
                    : result(RateFamily.together(rateFamilies), enriched, context));
            Map<Metric, Future<ResultTable>> futures = new LinkedHashMap<>();
            for (Metric metric : metrics) {
                if (!(metric instanceof RateFamily)) {
                    futures.put(metric, workers.submit(() -> result(metric, enriched, context)));
                }
            }
            Map<String, Future<ResultTable>> inputs = new LinkedHashMap<>();
            for (Metric input : inputs()) {
                inputs.put(input.output().name(), workers.submit(() -> result(input, enriched, context)));
            }
            List<ComputedTable> tables = new ArrayList<>();
            for (Metric metric : metrics) {
                Future<ResultTable> own = futures.get(metric);
                ResultTable result = own == null ? ((RateFamily) metric).of(rates.get(), context) : own.get();
                tables.add(new ComputedTable(metric.output(), result));
            }
            Map<String, ResultTable> computed = new LinkedHashMap<>();
            for (Map.Entry<String, Future<ResultTable>> input : inputs.entrySet()) {
                computed.put(input.getKey(), input.getValue().get());
            }
            for (Derivation derivation : all()) {
                for (Derivation step : derivation.steps()) {
                    if (!computed.containsKey(step.output().name())) {
                        computed.put(step.output().name(), step.derive(computed, context));
                    }
                }
            }
            List<List<ComputedTable>> families = new ArrayList<>();
            for (List<Derivation> family : derivations) {
                families.add(family.stream()
                        .map(derivation -> new ComputedTable(derivation.output(), derivation.derive(computed, context)))
                        .toList());
            }
            return new Tables(tables, families);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a metric failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }

    /** Adds the columns that all of them read. */
    void addColumns(ColumnsRead columns, MetricContext context) {
        List<Metric> read = new ArrayList<>(metrics);
        List<RateFamily> families = rateFamilies();
        read.removeAll(families);
        if (!families.isEmpty()) {
            read.add(RateFamily.together(families));
        }
        read.addAll(inputs());
        read.forEach(metric -> columns.add(metric.compute(columns.rows(), context)));
    }

    private List<RateFamily> rateFamilies() {
        return metrics.stream()
                .filter(RateFamily.class::isInstance)
                .map(RateFamily.class::cast)
                .toList();
    }

    /** What tables are derived from, each once. */
    private Collection<Metric> inputs() {
        Map<String, Metric> inputs = new LinkedHashMap<>();
        all().forEach(derivation -> derivation
                .inputs()
                .forEach(input -> inputs.putIfAbsent(input.output().name(), input)));
        return inputs.values();
    }

    private List<Derivation> all() {
        return derivations.stream().flatMap(List::stream).toList();
    }

    private static ResultTable result(Metric metric, Dataset<Row> enriched, MetricContext context) {
        TableContract contract = metric.output();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        // By this, who looks at a cluster or measures finds out what a query is for.
        enriched.sparkSession().sparkContext().setJobDescription(contract.name());
        List<Map<Object, Object>> seen = new ArrayList<>();
        contract.names().forEach(name -> seen.add(new HashMap<>()));
        for (Row row : ColumnsRead.checked(metric.compute(enriched, context)).collectAsList()) {
            @Nullable Object[] values = new Object[row.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = once(row.get(i), seen.get(i));
            }
            rows.add(Arrays.asList(values));
        }
        return new ResultTable(contract.name(), contract.names(), rows);
    }

    /** Equal values of a column are one object, as long as they are few: a table with a row for each customer has a definition in each. */
    private static @Nullable Object once(@Nullable Object value, Map<Object, Object> seen) {
        if (value == null) {
            return null;
        }
        Object known = seen.get(value);
        if (known == null) {
            known = value;
            if (seen.size() < MOST_ALIKE) {
                seen.put(value, value);
            }
        }
        return known;
    }
}
