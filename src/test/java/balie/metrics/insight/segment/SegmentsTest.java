package balie.metrics.insight.segment;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.privacy.SmallCells;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentsTest {

    private static final MetricContext CONTEXT = Contexts.week();
    private static final int CALLERS = 40;
    private static final int CHATTERS = 30;

    private static Map<String, ResultTable> computed;

    /** People who call about one product and complain, people who chat about another, a few who came once, and some who object. */
    @BeforeAll
    static void compute() {
        Random random = new Random(5);
        Rows rows = new Rows();
        for (int i = 0; i < CALLERS + CHATTERS; i++) {
            boolean calls = i < CALLERS;
            for (int c = 0; c < 6; c++) {
                boolean usual = random.nextInt(10) < 9;
                boolean usualProduct = random.nextInt(10) < 9;
                rows.row(
                        Interactions.CUSTOMER_ID,
                        "c" + i,
                        Interactions.CUSTOMER_TYPE,
                        calls ? "consumer" : "retailer",
                        Interactions.CHANNEL,
                        calls == usual ? "phone" : "chat",
                        Interactions.PRODUCT,
                        calls == usualProduct ? "Nodo" : "Lumo",
                        Interactions.KIND,
                        calls && c < 2 ? "complaint" : "question",
                        Interactions.OPENED_AT,
                        Rows.day(-random.nextInt(100)));
            }
        }
        rows.row(Interactions.CUSTOMER_ID, "once", Interactions.OPENED_AT, Rows.day(-3));
        rows.times(
                5,
                Interactions.CUSTOMER_ID,
                "objector",
                Interactions.PRODUCT,
                "Geheim",
                EnrichedInteractions.OBJECTS_TO_MARKETING,
                true);
        computed = new HashMap<>();
        ResultTable contacts = Results.of(SegmentMembers.INPUT, rows.enriched(), CONTEXT);
        computed.put(contacts.name(), contacts);
        ResultTable members = new SegmentMembers().derive(computed, CONTEXT);
        computed.put(members.name(), members);
    }

    private static List<Line> of(ResultTable table, String segmentation, String measureOrDimension) {
        String column = table.has("measure") ? "measure" : "dimension";
        return table.lines(l -> l.is("segmentation", segmentation) && l.is(column, measureOrDimension));
    }

    @Test
    void every_customer_is_in_one_segment_or_said_to_have_too_few_contacts_and_who_objects_is_nowhere() {
        ResultTable segments = new Segments().derive(computed, CONTEXT);

        assertThat(of(segments, "found", "customers"))
                .extracting(l -> l.text("segment") + " " + l.count("n") + "/" + l.count("of"))
                .containsExactly("S1 40/70", "S2 30/70", "(too few contacts) 1/71");
        assertThat(of(segments, "rule", "customers"))
                .extracting(l -> l.text("segment") + " " + l.count("n"))
                .containsExactly("consumer 4-9 40", "retailer 4-9 30", "(unknown) 1 1");
        assertThat(computed.toString() + new SegmentTraits().derive(computed, CONTEXT))
                .doesNotContain("objector", "Geheim");
    }

    @Test
    void found_segments_are_named_by_what_sets_them_apart() {
        ResultTable segments = new Segments().derive(computed, CONTEXT);

        assertThat(of(segments, "found", "contacts"))
                .extracting(l -> l.text("name"))
                .containsExactly("mostly by phone, about Nodo", "mostly by chat, about Lumo");
    }

    @Test
    void what_segments_were_made_by_is_not_tested_and_the_rest_is() {
        ResultTable traits = new SegmentTraits().derive(computed, CONTEXT);
        ResultTable segments = new Segments().derive(computed, CONTEXT);

        assertThat(of(traits, "found", "channel")).isNotEmpty().allMatch(l -> l.number("p_value") == null);
        assertThat(of(traits, "found", "customer_type")).isNotEmpty().allMatch(l -> l.number("p_value") < 1e-6);
        assertThat(of(traits, "rule", "channel")).isNotEmpty().allMatch(l -> l.number("p_value") < 1e-6);
        assertThat(of(traits, "rule", "customer_type")).isEmpty();
        Line complaints = of(segments, "found", "complained").get(0);
        assertThat(complaints.count("n")).isEqualTo(80);
        assertThat(complaints.count("of")).isEqualTo(240);
        assertThat(complaints.count("n_compared")).isZero();
        assertThat(complaints.number("lift")).as("nobody else complains").isNull();
        assertThat(complaints.number("p_value")).isLessThan(1e-6);
    }

    @Test
    void a_trait_and_its_rest_are_all_contacts_of_the_segmentation() {
        ResultTable traits = new SegmentTraits().derive(computed, CONTEXT);

        assertThat(of(traits, "found", "channel")).hasSize(4).allSatisfy(l -> {
            assertThat(l.count("of") + l.count("of_compared")).isEqualTo(6L * (CALLERS + CHATTERS));
            assertThat(l.number("lift"))
                    .isEqualTo(Math.round(100.0
                                    * l.count("n")
                                    * l.count("of_compared")
                                    / l.count("of")
                                    / l.count("n_compared"))
                            / 100.0);
        });
    }

    @Test
    void small_segments_are_hidden_with_all_that_tells_their_size() {
        ResultTable hidden = new SmallCells(35).protect(new Segments().derive(computed, CONTEXT));

        assertThat(of(hidden, "found", "customers"))
                .filteredOn(l -> l.is("segment", "S2"))
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.count("n")).isNull();
                    assertThat(l.number("percent")).isNull();
                });
        assertThat(hidden.lines(l -> l.text("mark").equals("[c]")))
                .isNotEmpty()
                .allMatch(l -> l.number("lift") == null && l.number("change") == null);
    }
}
