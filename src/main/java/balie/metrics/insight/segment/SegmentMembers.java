package balie.metrics.insight.segment;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.TableContract;
import balie.metrics.DerivedTable;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.model.Audience;
import balie.model.KeptSegment;
import balie.model.ResultTable;
import balie.privacy.Pseudonyms;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which found segment each customer is in: a step on the way to what is published. */
public final class SegmentMembers extends DerivedTable {

    /** Stands for the segment where no segments were found. */
    public static final String NONE = "(none found)";

    /** Stands for the segment of a customer of whom it can not be said. */
    public static final String TOO_FEW = "(too few contacts)";

    /** The column of profiles that tells it. */
    public static final String IN_PROFILES = "segment_found";

    /** What segments are found in; to be named with this. */
    public static final Metric INPUT = new CustomerContacts();

    private static final Field SEGMENT =
            Field.required("segment", FieldType.TEXT, "The segment, the largest S1; or why there is none.");
    private static final TableContract OUTPUT = new TableContract(
            "segment_members",
            "one row per customer who may be profiled",
            List.of(EnrichedInteractions.CUSTOMER_KEY, SEGMENT));

    public SegmentMembers() {
        super(OUTPUT, List.of(INPUT), List.of(Segments.DEFINITION));
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        Clientele clientele = Clientele.of(computed.get(INPUT.output().name()));
        List<Customer> frequent = clientele.frequent();
        FoundGroups.Found found = FoundGroups.of(frequent, clientele.kinds(), context.privacyMinimum());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int next = 0;
        for (Customer customer : clientele.customers()) {
            String segment = TOO_FEW;
            if (customer.contacts().size() >= Clientele.FEWEST_CONTACTS) {
                segment = found.count() == 0
                        ? NONE
                        : KeptSegment.id(found.groups().get(next) + 1);
                next++;
            }
            rows.add(Arrays.asList(customer.key(), segment));
        }
        return new ResultTable(OUTPUT.name(), OUTPUT.names(), rows);
    }

    /** The segment of each customer, in the order of the customers. */
    static List<String> of(Map<String, ResultTable> computed) {
        return Objects.requireNonNull(computed.get(OUTPUT.name())).lines().stream()
                .map(line -> line.text(SEGMENT.name()))
                .toList();
    }

    /** The segment of each customer, by the pseudonym that marketing knows. */
    public static Map<String, String> byPseudonym(Map<String, ResultTable> computed, MetricContext context) {
        Map<String, String> segments = new HashMap<>();
        Pseudonyms pseudonyms = context.pseudonyms().of(Audience.MARKETING);
        Objects.requireNonNull(computed.get(OUTPUT.name()))
                .lines()
                .forEach(line -> segments.put(
                        pseudonyms.of(line.text(EnrichedInteractions.CUSTOMER_KEY.name())), line.text(SEGMENT.name())));
        return segments;
    }
}
