package balie.enrich;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.Specialists;
import balie.model.Taxonomy;
import balie.testkit.Contexts;
import balie.testkit.Rows;
import balie.testkit.SharedSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import static balie.enrich.Enriched.value;
import static org.assertj.core.api.Assertions.assertThat;

class AgentColumnsTest {

    private static List<Row> rows;

    private static Dataset<Row> specialists() {
        return SharedSpark.session()
                .createDataFrame(
                        List.of(
                                specialist("early", "2022-06-12", "2022-07-15", " a  b ", "generalist"),
                                specialist("during", "2026-08-10", "2026-09-10", "", "specialist"),
                                specialist("never", null, null, null, null)),
                        Specialists.TABLE.structType());
    }

    private static Row specialist(String id, String started, String trained, String certificates, String role) {
        return RowFactory.create(id, "Team", day(started), day(trained), certificates, role);
    }

    private static LocalDate day(String day) {
        return day == null ? null : LocalDate.parse(day);
    }

    @BeforeAll
    static void enrich() {
        Rows interactions = new Rows()
                .row(handled("early", "2026-05-18T08:00:00Z"))
                .row(handled("during", "2026-09-01T08:00:00Z"))
                // 23:30 in Amsterdam of the day on which the training is finished, and half past midnight of the next.
                .row(handled("during", "2026-09-10T21:30:00Z"))
                .row(handled("during", "2026-09-10T22:30:00Z"))
                .row(handled("during", "2026-11-10T08:00:00Z"))
                .row(handled("never", "2026-05-18T08:00:00Z"))
                .row(handled("stranger", "2026-05-18T08:00:00Z"))
                // Is no contact, and so not the first.
                .row(with(handled("early", "2022-07-01T08:00:00Z"), Interactions.EXCLUDED_REASON, "test"));
        rows = new Enrichment(null, specialists(), null, Taxonomy.NONE, OpenTimes.ALWAYS, Contexts.ZONE)
                .enrich(interactions.interactions(), Contexts.AS_OF, List.of())
                .collectAsList();
    }

    private static Object[] handled(String agent, String at) {
        return new Object[] {Interactions.AGENT, agent, Interactions.OPENED_AT, Instant.parse(at)};
    }

    private static Object[] with(Object[] row, Field field, Object value) {
        return new Object[] {row[0], row[1], row[2], row[3], field, value};
    }

    private static Object of(int row, Field field) {
        return value(Rows.byId(rows, "i" + row), field);
    }

    @Test
    void nothing_is_added_and_nothing_lost() {
        assertThat(rows).hasSize(8);
    }

    @Test
    void trained_is_who_had_finished_before_the_first_contact() {
        assertThat(of(0, EnrichedInteractions.AGENT_TRAINED)).isEqualTo("yes");
        assertThat(of(1, EnrichedInteractions.AGENT_TRAINED)).isEqualTo("not_yet");
        assertThat(of(2, EnrichedInteractions.AGENT_TRAINED)).isEqualTo("not_yet");
        assertThat(of(3, EnrichedInteractions.AGENT_TRAINED)).isEqualTo("no");
        assertThat(of(5, EnrichedInteractions.AGENT_TRAINED)).isEqualTo("not_yet");
    }

    @Test
    void time_at_the_desk_is_that_on_the_day_of_the_contact() {
        assertThat(of(0, EnrichedInteractions.AGENT_TENURE)).isEqualTo("over 3 years");
        assertThat(of(3, EnrichedInteractions.AGENT_TENURE)).isEqualTo("under 3 months");
        assertThat(of(4, EnrichedInteractions.AGENT_TENURE)).isEqualTo("3-12 months");
        assertThat(of(5, EnrichedInteractions.AGENT_TENURE)).isNull();
    }

    @Test
    void who_has_no_certificate_is_told_from_who_is_not_known() {
        assertThat(of(0, EnrichedInteractions.AGENT_CERTIFICATES)).isEqualTo("a  b");
        assertThat(of(1, EnrichedInteractions.AGENT_CERTIFICATES)).isEqualTo(EnrichedInteractions.NO_CERTIFICATE);
        assertThat(of(5, EnrichedInteractions.AGENT_CERTIFICATES)).isEqualTo(EnrichedInteractions.NO_CERTIFICATE);
        for (Field field : AgentColumns.ADDED) {
            assertThat(of(6, field)).as(field.name()).isNull();
        }
    }

    @Test
    void without_specialists_no_source_can_fill_them() {
        assertThat(new Enrichment(null, null)
                        .widen(new balie.contract.Availability(
                                java.util.Map.of("desk", java.util.Set.of(Interactions.AGENT.name()))))
                        .sourcesWith(AgentColumns.ADDED))
                .isEmpty();
        assertThat(new Enrichment(null, specialists())
                        .widen(new balie.contract.Availability(
                                java.util.Map.of("desk", java.util.Set.of(Interactions.AGENT.name()))))
                        .sourcesWith(AgentColumns.ADDED))
                .containsExactly("desk");
    }
}
