package balie.metrics;

import balie.contract.TableContract;
import balie.model.ResultTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All tables of the catalogue, computed as a run does: the rates in one scan, then what is derived. Nothing is hidden. */
final class CatalogueRun {

    private CatalogueRun() {}

    /** What is published, by the name of its table. */
    static Map<String, Published> catalogue() {
        List<Published> all = new ArrayList<>(Metrics.always());
        Metrics.names().forEach(name -> all.addAll(Metrics.published(name)));
        Map<String, Published> catalogue = new LinkedHashMap<>();
        all.forEach(published -> catalogue.put(published.output().name(), published));
        return catalogue;
    }

    /** @param enriched is kept in memory meanwhile */
    static Map<String, ResultTable> of(Dataset<Row> enriched, MetricContext context) {
        Dataset<Row> kept = enriched.persist();
        try {
            List<Published> all = List.copyOf(catalogue().values());
            List<RateFamily> families = all.stream()
                    .filter(RateFamily.class::isInstance)
                    .map(RateFamily.class::cast)
                    .toList();
            ResultTable rates = computed(RateFamily.together(families), kept, context);
            Map<String, ResultTable> tables = new LinkedHashMap<>();
            Map<String, ResultTable> inputs = new LinkedHashMap<>();
            for (Published published : all) {
                String name = published.output().name();
                if (published instanceof RateFamily family) {
                    tables.put(name, family.of(rates, context));
                } else if (published instanceof Metric metric) {
                    tables.put(name, computed(metric, kept, context));
                } else if (published instanceof Derivation derivation) {
                    for (Metric input : derivation.inputs()) {
                        inputs.computeIfAbsent(input.output().name(), i -> computed(input, kept, context));
                    }
                    for (Derivation step : derivation.steps()) {
                        if (!inputs.containsKey(step.output().name())) {
                            inputs.put(step.output().name(), step.derive(inputs, context));
                        }
                    }
                    tables.put(name, derivation.derive(inputs, context));
                }
            }
            return tables;
        } finally {
            kept.unpersist(true);
        }
    }

    private static ResultTable computed(Metric metric, Dataset<Row> interactions, MetricContext context) {
        TableContract contract = metric.output();
        Dataset<Row> result = metric.compute(interactions, context);
        List<List<Object>> rows = new ArrayList<>();
        for (Row row : result.collectAsList()) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(row.get(i));
            }
            rows.add(values);
        }
        return new ResultTable(contract.name(), List.of(result.columns()), rows);
    }
}
