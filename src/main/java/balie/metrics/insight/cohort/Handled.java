package balie.metrics.insight.cohort;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.model.ResultTable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Contacts of one specialist that one measure is about.
 *
 * @param cohorts what is known of the specialist, by the name of the column; what is not known is missing
 */
record Handled(String measure, String agent, String stratum, Map<String, String> cohorts, long n, long x) {

    static Handled of(ResultTable.Line line) {
        Map<String, String> cohorts = new HashMap<>();
        for (Field cohort : AgentSums.COHORTS) {
            Object value = line.get(cohort.name());
            if (value != null) {
                cohorts.put(cohort.name(), value.toString());
            }
        }
        return new Handled(
                line.text(ResultColumns.MEASURE.name()),
                line.text(Interactions.AGENT.name()),
                line.text(AgentSums.STRATUM.name()),
                Map.copyOf(cohorts),
                Objects.requireNonNull(line.count(ResultColumns.OF.name())),
                Objects.requireNonNull(line.count(ResultColumns.N.name())));
    }

    /** The cohorts of a dimension that it stands in: one, but for certificates, of which a specialist may have several; none: not known. */
    List<String> in(Field dimension) {
        String value = cohorts.get(dimension.name());
        if (value == null) {
            return List.of();
        }
        return dimension.equals(EnrichedInteractions.AGENT_CERTIFICATES)
                ? List.of(value.split("\\s+"))
                : List.of(value);
    }
}
