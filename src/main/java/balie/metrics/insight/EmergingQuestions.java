package balie.metrics.insight;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.contract.Wordings;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.change.Compared;
import balie.metrics.change.QuestionHistory;
import balie.metrics.change.QuestionSums;
import balie.model.Audience;
import balie.model.CalendarEntry;
import balie.model.CalendarKind;
import balie.model.Period;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Contacts that ask this question / all contacts, in the four weeks up to the end of the period beside the four weeks before, of questions that are
 * asked often enough to follow or that came up in these weeks; with what customers said, the product they ask it about and the last training
 * about that; inbound contacts, without merged, spam, deleted and test ones; unit: contacts; clock: the opening instant.
 */
public final class EmergingQuestions extends DerivedTable {

    public static final Field IS_NEW = Field.required(
            "is_new",
            FieldType.FLAG,
            "Whether it came up in these weeks. It may be an old question in other words: see nearest_question_id.");
    public static final Field TRAINING = Field.optional(
            "training",
            FieldType.TEXT,
            "The last training of the desk about the main product, with its day, from the calendar. null: there was none.");

    private static final Metric SUMS = OverWeeks.four(new QuestionSums("question_sums_of_four_weeks"));
    private static final Metric SAMPLES = OverWeeks.four(new SampleWordings());
    private static final Definition DEFINITION = Definition.rate(
                    "emerging_questions",
                    "Questions that come up or rise",
                    "Contacts that ask this question",
                    "all contacts")
            .needs(EnrichedInteractions.QUESTION_ID, Interactions.OPENED_AT)
            .answers("What is asked now that we may not be ready for?")
            .audience(Audience.TRAINING)
            .source("docs/decisions/0033")
            .narrowed("in the four weeks up to the end of the period, compared with the four weeks before");
    private static final TableContract OUTPUT = TableContract.of(
            "emerging_questions",
            "one row per question that came up or is asked often enough to follow",
            List.of(EnrichedInteractions.QUESTION_ID, EnrichedInteractions.QUESTION, IS_NEW),
            ResultColumns.SHARE,
            List.of(QuestionNames.MAIN_PRODUCT, SampleWordings.WORDINGS, Wordings.NEAREST_QUESTION_ID, TRAINING),
            ResultColumns.TESTED,
            ResultColumns.CLOSING,
            List.of(ResultColumns.COMPARED_FROM, ResultColumns.COMPARED_TO));

    public EmergingQuestions() {
        super(OUTPUT, List.of(SUMS, SAMPLES, QuestionNames.OVER_INSIGHT), List.of(DEFINITION));
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        return new Work(computed, context).table();
    }

    private static final class Work {

        private final QuestionHistory history;
        private final QuestionNames.Index names;
        private final Map<String, Line> samples = new HashMap<>();
        private final MetricContext context;
        private final PlainTable table;

        Work(Map<String, ResultTable> computed, MetricContext context) {
            this.history = new QuestionHistory(computed.get(SUMS.output().name()));
            this.names = QuestionNames.index(computed);
            this.context = OverWeeks.fourWeeks(context);
            this.table = new PlainTable(OUTPUT, this.context);
            Objects.requireNonNull(computed.get(SAMPLES.output().name()))
                    .lines()
                    .forEach(line -> samples.put(line.text(EnrichedInteractions.QUESTION_ID.name()), line));
        }

        ResultTable table() {
            // A question of too few contacts would be there with its name and nothing else.
            long least = Math.max(1, context.privacyMinimum());
            history.questions().stream()
                    .filter(q -> history.now(q.id()).count() >= least)
                    .forEach(this::add);
            return table.table();
        }

        private void add(QuestionHistory.Question question) {
            boolean isNew = cameUp(question.id());
            Optional<Compared> compared = history.compared(question.id());
            boolean unreliable = compared.map(c ->
                            c.isUnreliable(context.reliableFrom()) || c.sums().x() + c.with() < context.reliableFrom())
                    .orElse(true);
            if (unreliable && !isNew) {
                return;
            }
            Cells cells = compared.map(Compared::cells).orElseGet(() -> history.alone(question.id()));
            if (!unreliable && context.period().isOver(context.asOf())) {
                cells.set(
                        ResultColumns.P_VALUE,
                        compared.flatMap(Compared::pValue).orElse(null));
            }
            String product = names.mainProduct(question.id());
            Line sample = samples.get(question.id());
            compared.ifPresent(c -> cells.comparedDays(context.period().back(1)));
            table.add(cells.set(EnrichedInteractions.QUESTION_ID, question.id())
                    .set(EnrichedInteractions.QUESTION, question.label())
                    .set(IS_NEW, isNew)
                    .set(QuestionNames.MAIN_PRODUCT, product)
                    .set(SampleWordings.WORDINGS, text(sample, SampleWordings.WORDINGS))
                    .set(Wordings.NEAREST_QUESTION_ID, isNew ? text(sample, Wordings.NEAREST_QUESTION_ID) : null)
                    .set(TRAINING, training(product))
                    .set(ResultColumns.MARK, table.marks(context.period(), unreliable))
                    .set(ResultColumns.DEFINITION, DEFINITION.sentence())
                    .days(context.period()));
        }

        private static @Nullable Object text(@Nullable Line line, Field field) {
            return line == null ? null : line.get(field.name());
        }

        /** A question of a week is known from the end of that week on. */
        private boolean cameUp(String id) {
            Instant since = (Instant) text(samples.get(id), Wordings.QUESTION_SINCE);
            Period period = context.period();
            return since != null
                    && period.kind() != Period.Kind.ALL
                    && since.isAfter(period.start())
                    && !since.isAfter(period.end());
        }

        private @Nullable String training(@Nullable String product) {
            return context.desk().calendar().stream()
                    .filter(e -> e.kind() == CalendarKind.TRAINING && product != null && product.equals(e.product()))
                    .filter(e -> context.period().kind() == Period.Kind.ALL
                            || !e.date().isAfter(context.period().lastDay()))
                    .max(Comparator.comparing(CalendarEntry::date))
                    .map(e -> e.name() + " (" + e.date() + ")")
                    .orElse(null);
        }
    }
}
