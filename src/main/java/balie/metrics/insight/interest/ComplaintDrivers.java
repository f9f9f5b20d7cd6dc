package balie.metrics.insight.interest;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.model.Audience;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;
import balie.stats.Wilson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What which groups of customers complain about more or less often than all other groups: products, categories and questions. In total
 * each has a row that is held against nothing.
 */
public final class ComplaintDrivers extends DerivedTable {

    static final int MOST_SUBJECTS = 20;

    static final Field SUBJECT = Field.required(
            "subject",
            FieldType.TEXT,
            "What the complaints are about: product, complaint_category, or question_id where questions are told apart by meaning.");
    static final Field SUBJECT_VALUE =
            Field.required("subject_value", FieldType.TEXT, "Which product, category or question.");
    static final Field SUBJECT_NAME = Field.required(
            "subject_name", FieldType.TEXT, "What that is called, in the words of the exports or a name given to it.");
    static final Field CONTACTS = Field.optional(
            "contacts_about",
            FieldType.COUNT,
            "Contacts of the group about the subject, complaints and others. null: of a category, where all contacts are complaints,"
                    + " or hidden.");
    static final Field COMPLAINT_PERCENT = Field.optional(
            "complaint_percent", FieldType.NUMBER, "100 x n / contacts_about. null where contacts_about is.");
    static final Field COMPLAINT_LOW = Field.optional(
            "complaint_low", FieldType.NUMBER, "Lower end of the 95 % interval of complaint_percent (Wilson).");
    static final Field COMPLAINT_HIGH = Field.optional(
            "complaint_high", FieldType.NUMBER, "Upper end of the 95 % interval of complaint_percent (Wilson).");

    private static final Definition DEFINITION = Definition.rate(
                    "complaint_drivers",
                    "What drives complaints",
                    "Complaints of the group about the subject",
                    "all of the group's complaints of which the subject is known")
            .exclusions(InterestSums.WORDS + "; the " + MOST_SUBJECTS
                    + " products, categories and questions with most complaints; beside all other groups")
            .needs(Interactions.KIND)
            .answers("Which customers complain about what more than others do?")
            .audience(Audience.MARKETING)
            .source("Donner and Zou 2012; Rao and Scott 1992; Breslow and Day 1987; Benjamini and Hochberg 1995,"
                    + " docs/decisions/0031");

    private static final TableContract OUTPUT = contract();

    private static final List<Field> SUBJECTS =
            List.of(Interactions.PRODUCT, EnrichedInteractions.COMPLAINT_CATEGORY, EnrichedInteractions.QUESTION_ID);
    private static final List<Field> DIMENSIONS = List.of(
            Interactions.CUSTOMER_TYPE,
            EnrichedInteractions.SEGMENT,
            EnrichedInteractions.REGION,
            Interactions.CHANNEL);

    private static TableContract contract() {
        List<Field> fields =
                new ArrayList<>(List.of(SUBJECT, SUBJECT_VALUE, SUBJECT_NAME, Breakdown.DIMENSION, Breakdown.VALUE));
        fields.addAll(Lift.COLUMNS);
        fields.addAll(List.of(CONTACTS, COMPLAINT_PERCENT, COMPLAINT_LOW, COMPLAINT_HIGH));
        fields.addAll(ComplaintRate.COLUMNS);
        fields.addAll(ResultColumns.CLOSING);
        return new TableContract("complaint_drivers", "one row per subject and group, and one per subject", fields);
    }

    public ComplaintDrivers() {
        super(OUTPUT, List.of(InterestSums.COMPLAINTS, InterestSums.QUESTIONS), List.of(DEFINITION));
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        return new Work(computed, context).table();
    }

    private static final class Work {

        private final CrossIndex complaints;
        private final CrossIndex questions;
        private final PlainTable table;
        private final Lifts lifts;
        private final ComplaintRate rate;

        Work(Map<String, ResultTable> computed, MetricContext context) {
            this.complaints =
                    new CrossIndex(computed.get(InterestSums.COMPLAINTS.output().name()));
            this.questions =
                    new CrossIndex(computed.get(InterestSums.QUESTIONS.output().name()));
            this.table = new PlainTable(OUTPUT, context);
            this.lifts = new Lifts(complaints, context, table, DEFINITION);
            this.rate = new ComplaintRate(complaints, context);
        }

        ResultTable table() {
            for (Field field : SUBJECTS) {
                String subject = field.name();
                for (CrossIndex.Subject about : complaints.subjects(subject, MOST_SUBJECTS)) {
                    add(lifts.total(subject, about.id()), subject, about, ResultColumns.ALL, ResultColumns.ALL);
                    for (Field dimension : DIMENSIONS) {
                        for (String value : complaints.values(Spans.NOW, subject, dimension.name())) {
                            add(
                                    lifts.row(subject, about.id(), dimension.name(), value),
                                    subject,
                                    about,
                                    dimension.name(),
                                    value);
                        }
                    }
                }
            }
            return table.table();
        }

        private void add(
                Optional<Cells> row, String subject, CrossIndex.Subject about, String dimension, String value) {
            row.ifPresent(cells -> {
                cells.set(SUBJECT, subject).set(SUBJECT_VALUE, about.id()).set(SUBJECT_NAME, about.label());
                share(cells, subject, about.id(), dimension, value);
                if (subject.equals(Interactions.PRODUCT.name())) {
                    rate.add(cells, about.id(), dimension, value);
                }
                table.add(cells);
            });
        }

        /** How many of the contacts about it are complaints, where there are others; a category is of complaints only. */
        private void share(Cells cells, String subject, String id, String dimension, String value) {
            if (questions
                    .group(Spans.NOW, subject, id, ResultColumns.ALL, ResultColumns.ALL)
                    .isEmpty()) {
                return;
            }
            long n = hits(complaints, subject, id, dimension, value);
            long contacts = n + hits(questions, subject, id, dimension, value);
            if (contacts > 0) {
                Wilson.Percents share = Wilson.of(n, contacts);
                cells.set(CONTACTS, contacts)
                        .rounded(COMPLAINT_PERCENT, share.percent())
                        .rounded(COMPLAINT_LOW, share.low())
                        .rounded(COMPLAINT_HIGH, share.high());
            }
        }

        private static long hits(CrossIndex index, String subject, String id, String dimension, String value) {
            return index.group(Spans.NOW, subject, id, dimension, value)
                    .map(Sums::x)
                    .orElse(0L);
        }
    }
}
