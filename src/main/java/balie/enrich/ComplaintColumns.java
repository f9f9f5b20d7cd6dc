package balie.enrich;

import balie.model.Taxonomy;
import balie.model.Taxonomy.Category;
import balie.text.Wording;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import static org.apache.spark.sql.functions.udf;

/** What a taxonomy says of categories of complaints, as columns. */
final class ComplaintColumns {

    /** In which categories are named as long as reports are written in it. */
    private final HashMap<String, String> recorded = new HashMap<>();

    private final HashMap<String, String> names = new HashMap<>();
    private final HashMap<String, String> severities = new HashMap<>();
    private final HashMap<String, String> causes = new HashMap<>();

    ComplaintColumns(Taxonomy taxonomy) {
        for (Category category : taxonomy.categories()) {
            String id = category.id();
            category.recorded().forEach(value -> recorded.put(Wording.normalise(value), id));
            names.put(id, category.name());
            category.severity().ifPresent(severity -> severities.put(id, severity.code()));
            category.cause().ifPresent(cause -> causes.put(id, cause));
        }
    }

    private interface Lookup extends Function<String, @Nullable String>, Serializable {}

    private static Column each(Column column, Lookup lookup) {
        UDF1<String, @Nullable String> found = value -> value == null ? null : lookup.apply(value);
        return udf(found, DataTypes.StringType).apply(column);
    }

    /** The category that a recorded value means; one that the taxonomy does not know stands as it was recorded. */
    Column recorded(Column value) {
        HashMap<String, String> ids = recorded;
        return ids.isEmpty() ? value : each(value, v -> ids.getOrDefault(Wording.normalise(v), v));
    }

    /** What the taxonomy calls a category; null: it does not know it. */
    Column name(Column category) {
        return of(category, names);
    }

    Column severity(Column category) {
        return of(category, severities);
    }

    Column cause(Column category) {
        return of(category, causes);
    }

    private static Column of(Column category, Map<String, String> values) {
        return each(category, values::get);
    }
}
