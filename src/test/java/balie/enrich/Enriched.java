package balie.enrich;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks at enriched rows. */
final class Enriched {

    private Enriched() {}

    /** The one row there is. */
    static Row only(Dataset<Row> rows) {
        List<Row> all = rows.collectAsList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    static Object value(Row row, Field field) {
        return row.get(EnrichedInteractions.TABLE.indexOf(field));
    }
}
