package balie.enrich;

import balie.contract.Availability;
import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.Wordings;
import balie.model.Severity;
import balie.model.Taxonomy;
import balie.testkit.Rows;
import balie.testkit.SharedSpark;
import balie.text.Wording;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static balie.enrich.Enriched.only;
import static balie.enrich.Enriched.value;
import static org.assertj.core.api.Assertions.assertThat;

/** What is not recorded is concluded from the text, and how each was decided is told. */
class ConclusionsTest {

    private static final Instant AS_OF = Rows.day(5);

    private static Dataset<Row> assigned(Object... values) {
        StructType type = new StructType();
        for (Field field : Wordings.ASSIGNED.fields()) {
            type = type.add(field.name(), field.type().sparkType(), true);
        }
        Object[] cells = new Object[type.size()];
        for (int i = 0; i < values.length; i += 2) {
            cells[Wordings.ASSIGNED.indexOf((Field) values[i])] = values[i + 1];
        }
        return SharedSpark.session().createDataFrame(List.of(RowFactory.create(cells)), type);
    }

    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(
            new Taxonomy.Category(
                    "delivery",
                    Map.of("en", "Delivery", "nl", "Levering"),
                    Map.of(),
                    Map.of(),
                    Optional.of(Severity.HIGH),
                    Optional.of("logistics"),
                    Set.of("Bezorging")),
            new Taxonomy.Category(
                    "price", Map.of("nl", "Prijs"), Map.of(), Map.of(), Optional.empty(), Optional.empty(), Set.of())));

    private static Row told(Object... recorded) {
        return told(TAXONOMY, recorded);
    }

    private static Row told(Taxonomy taxonomy, Object... recorded) {
        String text = "Waar blijft het?";
        Dataset<Row> assigned = assigned(
                Wordings.WORDING_KEY,
                Wording.key(text),
                Wordings.CONCLUDED_KIND,
                "complaint",
                Wordings.CONCLUDED_CATEGORY,
                "price",
                Wordings.CONCLUDED_EMOTION,
                "angry",
                Wordings.TEXT_LANGUAGE,
                "nl",
                Wordings.UNDERSTOOD_BY,
                "bridge");
        List<Object> all = new ArrayList<>(List.of(Interactions.TEXT_, text));
        all.addAll(Arrays.asList(recorded));
        return only(new Enrichment(null, null, new Enrichment.Told(assigned, true), taxonomy, OpenTimes.ALWAYS)
                .enrich(new Rows().row(all.toArray()).interactions(), AS_OF, List.of()));
    }

    @Test
    void what_is_recorded_stands_whatever_the_text_tells() {
        Row row = told(
                Interactions.KIND,
                "complaint",
                Interactions.CATEGORY,
                " BEZORGING",
                Interactions.EMOTION_START,
                "calm");

        assertThat(value(row, EnrichedInteractions.KIND_DECIDED_BY)).isEqualTo("recorded");
        assertThat(value(row, EnrichedInteractions.COMPLAINT_CATEGORY)).isEqualTo("delivery");
        assertThat(value(row, EnrichedInteractions.COMPLAINT_CATEGORY_NAME)).isEqualTo("Delivery");
        assertThat(value(row, EnrichedInteractions.CATEGORY_DECIDED_BY)).isEqualTo("recorded");
        assertThat(value(row, EnrichedInteractions.SEVERITY)).isEqualTo("high");
        assertThat(value(row, EnrichedInteractions.CAUSE)).isEqualTo("logistics");
        assertThat(value(row, Interactions.EMOTION_START)).isEqualTo("calm");
        assertThat(value(row, EnrichedInteractions.EMOTION_DECIDED_BY)).isEqualTo("recorded");
        assertThat(value(row, Wordings.CONCLUDED_CATEGORY))
                .as("to be compared with")
                .isEqualTo("price");
    }

    @Test
    void what_is_not_recorded_is_what_the_text_tells() {
        Row row = told();

        assertThat(value(row, Interactions.KIND)).isEqualTo("complaint");
        assertThat(value(row, EnrichedInteractions.KIND_DECIDED_BY)).isEqualTo("classified");
        assertThat(value(row, EnrichedInteractions.COMPLAINT_CATEGORY)).isEqualTo("price");
        assertThat(value(row, EnrichedInteractions.COMPLAINT_CATEGORY_NAME)).isEqualTo("Prijs");
        assertThat(value(row, EnrichedInteractions.CATEGORY_DECIDED_BY)).isEqualTo("classified");
        assertThat(value(row, EnrichedInteractions.SEVERITY)).isNull();
        assertThat(value(row, Interactions.EMOTION_START)).isEqualTo("angry");
        assertThat(value(row, EnrichedInteractions.EMOTION_DECIDED_BY)).isEqualTo("classified");
        assertThat(value(row, Wordings.TEXT_LANGUAGE)).isEqualTo("nl");
    }

    @Test
    void categories_that_another_job_concluded_say_nothing_in_one_without_a_taxonomy() {
        Row row = told(Taxonomy.NONE);

        assertThat(value(row, Interactions.KIND)).isEqualTo("complaint");
        assertThat(value(row, EnrichedInteractions.COMPLAINT_CATEGORY)).isNull();
        assertThat(value(row, EnrichedInteractions.CATEGORY_DECIDED_BY)).isEqualTo("unclassified");
    }

    @Test
    void a_recorded_category_that_the_taxonomy_does_not_know_stands_in_its_own_words() {
        Row row = told(Interactions.KIND, "complaint", Interactions.CATEGORY, "Varia");

        assertThat(value(row, EnrichedInteractions.COMPLAINT_CATEGORY)).isEqualTo("Varia");
        assertThat(value(row, EnrichedInteractions.COMPLAINT_CATEGORY_NAME)).isNull();
        assertThat(value(row, EnrichedInteractions.CATEGORY_DECIDED_BY)).isEqualTo("recorded");
    }

    @Test
    void what_is_no_complaint_has_no_category_of_complaints() {
        Row row = told(Interactions.KIND, "question", Interactions.CATEGORY, "Bezorging");

        assertThat(value(row, EnrichedInteractions.COMPLAINT_CATEGORY)).isNull();
        assertThat(value(row, EnrichedInteractions.CATEGORY_DECIDED_BY)).isNull();
        assertThat(value(row, Interactions.CATEGORY)).isEqualTo("Bezorging");
    }

    @Test
    void without_assigned_wordings_nothing_is_concluded() {
        Row row = only(new Enrichment(null, null)
                .enrich(new Rows().row(Interactions.TEXT_, "Waar blijft het?").interactions(), AS_OF, List.of()));

        assertThat(value(row, Interactions.KIND)).isNull();
        assertThat(value(row, EnrichedInteractions.KIND_DECIDED_BY)).isEqualTo("unclassified");
        assertThat(value(row, EnrichedInteractions.COMPLAINT_CATEGORY)).isNull();
    }

    @Test
    void what_texts_tell_is_available_where_there_are_texts() {
        Availability bare = new Availability(
                Map.of("texts", Set.of(Interactions.TEXT_.name()), "none", Set.of(Interactions.CHANNEL.name())));
        Availability wide = new Enrichment(
                        null, null, new Enrichment.Told(assigned(), true), TAXONOMY, OpenTimes.ALWAYS)
                .widen(bare);

        assertThat(wide.sourcesWith(List.of(Interactions.KIND, EnrichedInteractions.COMPLAINT_CATEGORY)))
                .containsExactly("texts");
        assertThat(new Enrichment(null, null).widen(bare).sourcesWith(List.of(Interactions.KIND)))
                .isEmpty();
        Availability categories = new Enrichment(
                        null, null, new Enrichment.Told(assigned(), false), TAXONOMY, OpenTimes.ALWAYS)
                .widen(bare);
        assertThat(categories.sourcesWith(List.of(Interactions.KIND)))
                .as("where kinds are not concluded none are available")
                .isEmpty();
        assertThat(categories.sourcesWith(List.of(EnrichedInteractions.COMPLAINT_CATEGORY)))
                .containsExactly("texts");
    }
}
