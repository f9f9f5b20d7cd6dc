package balie.metrics.customer;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.Derivation;
import balie.metrics.DerivedTable;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Unit;
import balie.metrics.insight.segment.Profiled;
import balie.metrics.insight.segment.SegmentMembers;
import balie.model.Audience;
import balie.model.Mark;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Each known customer who had a contact in the period and does not object to marketing, under a pseudonym, with the counts
 * of all their contacts in the year up to the end of the period; unit: contacts; clock: the opening instant.
 *
 * <p>A trait (type, region, language, product) that fewer customers share than the privacy minimum is hidden, and a question
 * that fewer of them asked is left out, because it could tell who the customer is; so is a type where the number of customers of
 * that type and frequency is hidden.
 */
public final class CustomerProfiles extends DerivedTable {

    public static final Field CUSTOMER = Field.required("customer", FieldType.TEXT, "Pseudonym of the customer.");
    public static final Field CONTACTS =
            Field.optional("contacts", FieldType.COUNT, "Contacts in the year up to the end of the period.");
    public static final Field RECENCY_DAYS = Field.optional(
            "recency_days", FieldType.COUNT, "Whole days from the last contact to the end of the period.");
    public static final Field CHANNELS =
            Field.optional("channels", FieldType.TEXT, "Channels used, in alphabetical order, parted by spaces.");
    public static final Field TOP_PRODUCT = Field.optional(
            "top_product", FieldType.TEXT, "The product most contacts were about; on a tie the last in the alphabet.");
    public static final Field TOP_QUESTIONS = Field.optional(
            "top_questions",
            FieldType.TEXT,
            "The up to three wordings the customer asked most, the most frequent first, on a tie the first in the alphabet,"
                    + " parted by ' | '; only those that as many customers of this table used as the privacy minimum.");
    public static final Field PRODUCTS = Field.optional(
            "products",
            FieldType.TEXT,
            "The products the contacts were about, in alphabetical order, parted by ' | '; only those that as many customers of this"
                    + " table came about as the privacy minimum.");
    public static final Field SEGMENT_FOUND = Field.optional(
            SegmentMembers.IN_PROFILES,
            FieldType.TEXT,
            "The found segment, as in the table segments; '(none found)', or '(too few contacts)': fewer than three in the year. null:"
                    + " the job does not ask for segments.");
    public static final Field COMPLAINTS = Field.optional(
            "complaints",
            FieldType.COUNT,
            "Complaints among the contacts; null: no source of theirs records a kind or has texts that tell it.");
    public static final Field CASES_WITH_STATE = Field.optional(
            "cases_with_state",
            FieldType.COUNT,
            "Cases among the contacts whose state is recorded; null: no source of theirs records one.");
    public static final Field CASES_RESOLVED = Field.optional(
            "cases_resolved",
            FieldType.COUNT,
            "Those of them that are resolved, not just withdrawn, declined, duplicate or closed after silence; null: as"
                    + " before.");
    public static final Field SATISFACTION_ANSWERED = Field.optional(
            "satisfaction_answered",
            FieldType.COUNT,
            "Contacts with a rating; null: no source of theirs records ratings.");
    public static final Field SATISFACTION_POSITIVE =
            Field.optional("satisfaction_positive", FieldType.COUNT, "Contacts with a good rating; null: as before.");

    static final Definition DEFINITION = Definition.amount(
                    "customer_profiles",
                    "Customer profiles",
                    "A customer with at least one contact in the period who does not object to marketing, with counts over all contacts of the year up to the end of the period")
            .exclusions(Profiled.WORDS)
            .unit(Unit.CUSTOMERS)
            .needs(Profiled.NEEDS.toArray(Field[]::new))
            .answers("Who are our customers and what do they want?")
            .audience(Audience.MARKETING)
            .source("GDPR art. 21(2)-(3) on who is left out");
    /** What a profile has of the contacts. */
    static final List<Field> OF_CONTACTS = List.of(
            CUSTOMER,
            Interactions.CUSTOMER_TYPE,
            EnrichedInteractions.REGION,
            Interactions.LANGUAGE,
            CONTACTS,
            CustomerSegments.FREQUENCY,
            RECENCY_DAYS,
            CHANNELS,
            TOP_PRODUCT,
            PRODUCTS,
            TOP_QUESTIONS,
            COMPLAINTS,
            CASES_WITH_STATE,
            CASES_RESOLVED,
            SATISFACTION_ANSWERED,
            SATISFACTION_POSITIVE,
            ResultColumns.MARK,
            ResultColumns.DEFINITION,
            ResultColumns.AS_OF);

    private static final Metric ROWS = new ProfileRows();
    private static final TableContract OUTPUT = contract();

    private static TableContract contract() {
        List<Field> fields = new ArrayList<>(OF_CONTACTS);
        fields.add(fields.indexOf(RECENCY_DAYS), SEGMENT_FOUND);
        return new TableContract("customer_profiles", "one row per pseudonymous customer", fields);
    }

    public CustomerProfiles() {
        super(OUTPUT, List.of(ROWS, SegmentMembers.INPUT), List.of(DEFINITION));
    }

    @Override
    public List<Derivation> steps() {
        return List.of(new SegmentMembers());
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        Map<String, String> segments = SegmentMembers.byPseudonym(computed, context);
        ResultTable profiles = Objects.requireNonNull(computed.get(ROWS.output().name()));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Line line : profiles.lines()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Field field : OUTPUT.fields()) {
                row.add(
                        field.equals(SEGMENT_FOUND)
                                ? segments.get(line.text(CUSTOMER.name()))
                                : line.get(field.name()));
            }
            rows.add(row);
        }
        return new ResultTable(OUTPUT.name(), OUTPUT.names(), rows);
    }

    /**
     * The same without types that would tell a hidden number of customers: where the count of a type and frequency is hidden, its
     * customers could be counted here.
     *
     * @param segments {@link CustomerSegments}, hidden counts being null
     */
    public static ResultTable told(ResultTable profiles, ResultTable segments) {
        Set<List<String>> hidden = new HashSet<>();
        for (Line segment : segments.lines()) {
            if (segment.is(ResultColumns.MEASURE.name(), CustomerSegments.CUSTOMERS)
                    && segment.count(ResultColumns.N.name()) == null) {
                hidden.add(group(segment));
            }
        }
        int type = profiles.index(Interactions.CUSTOMER_TYPE.name());
        int mark = profiles.index(ResultColumns.MARK.name());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Line line : profiles.lines()) {
            List<@Nullable Object> row = new ArrayList<>(profiles.rows().get(rows.size()));
            if (hidden.contains(group(line))) {
                row.set(type, Mark.SUPPRESSED.shorthand());
                row.set(mark, Mark.SUPPRESSED.shorthand());
            }
            rows.add(row);
        }
        return profiles.withRows(rows);
    }

    private static List<String> group(Line line) {
        return List.of(line.text(Interactions.CUSTOMER_TYPE.name()), line.text(CustomerSegments.FREQUENCY.name()));
    }
}
