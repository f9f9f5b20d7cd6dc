package balie.metrics.insight.gap;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.insight.InsightPeriod;
import balie.metrics.insight.QuestionNames;
import balie.metrics.question.QuestionFrequency;
import balie.model.Audience;
import balie.model.ResultTable;
import balie.stats.Shrinkage.Posterior;
import balie.stats.Wilson;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Questions ranked by what better knowledge of them would win: contacts times how much oftener they fail than those of other questions of the
 * same channel and type of customer, over five outcomes.
 */
public final class KnowledgeGaps extends DerivedTable {

    static final Field RANK = Field.optional(
            "rank",
            FieldType.COUNT,
            "Place by score. null: too few contacts or customers to say, or no question that is told apart.");
    static final Field SCORE = Field.optional(
            "score",
            FieldType.NUMBER,
            "The weighted sum of gain_per_week over the outcomes, see knowledge_gap_parts. The outcomes overlap: it ranks questions, and"
                    + " is no number of contacts. null: too few to say.");
    static final Field SCORE_LOW =
            Field.optional("score_low", FieldType.NUMBER, "Lower end of the 95 % interval of the score.");
    static final Field SCORE_HIGH =
            Field.optional("score_high", FieldType.NUMBER, "Upper end of the 95 % interval of the score.");
    static final Field WHY = Field.optional(
            "why",
            FieldType.TEXT,
            "The outcomes of which more than chance lie above what others have, each with its percent and the expected one. null: none.");

    private static final Definition DEFINITION = Definition.rate(
                    "knowledge_gaps",
                    "What to teach: questions by what better knowledge would win",
                    "Contacts that ask this question",
                    "all contacts")
            .needs(GapSums.NEEDS.toArray(Field[]::new))
            .answers("Which questions should we teach first?")
            .audience(Audience.TRAINING)
            .source("Breslow and Day 1987; Morris 1983, docs/decisions/0028");

    private static final TableContract OUTPUT = TableContract.of(
            "knowledge_gaps",
            "one row per question; the rows add up to all contacts",
            List.of(RANK, EnrichedInteractions.QUESTION_ID, EnrichedInteractions.QUESTION),
            ResultColumns.SHARE,
            List.of(
                    GapColumns.CONTACTS_PER_WEEK,
                    QuestionNames.MAIN_PRODUCT,
                    SCORE,
                    SCORE_LOW,
                    SCORE_HIGH,
                    WHY,
                    ResultColumns.P_VALUE,
                    ResultColumns.P_ADJUSTED,
                    ResultColumns.FLAGGED),
            ResultColumns.CLOSING);

    public KnowledgeGaps() {
        super(OUTPUT, List.of(GapSums.INSTANCE), context -> List.of(definition(context)));
    }

    private static Definition definition(MetricContext context) {
        String weights = java.util.Arrays.stream(GapOutcome.values())
                .map(o -> String.format(Locale.ROOT, "%s x %s", o.words(), plain(o.weight(context.gapWeights()))))
                .collect(Collectors.joining(", "));
        return InsightPeriod.narrowed(DEFINITION, context)
                .narrowed("score: " + weights
                        + "; each is what lies above the contacts of other questions of the same channel and type of customer; they"
                        + " overlap, so the score is a rank and no number of contacts");
    }

    private static String plain(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%s", number);
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        return new Work(computed, context).table();
    }

    private static final class Work {

        private final MetricContext context;
        private final GapAnalysis analysis;
        private final PlainTable table;
        private final String definition;

        Work(Map<String, ResultTable> computed, MetricContext context) {
            this.context = context;
            this.analysis =
                    new GapAnalysis(computed.get(GapSums.INSTANCE.output().name()), context);
            this.table = new PlainTable(OUTPUT, context);
            this.definition = definition(context).sentence();
        }

        private record Scored(Asked question, GapScore score) {}

        ResultTable table() {
            List<Scored> all = analysis.questions().stream()
                    .filter(q -> q.contacts().n() >= context.privacyMinimum())
                    .map(q -> new Scored(q, analysis.score(q)))
                    .toList();
            List<Scored> ranked = all.stream()
                    .filter(s -> isReliable(s.question()) && s.score().isTold())
                    .sorted(Comparator.comparing(s -> -s.score().posterior().mean()))
                    .toList();
            double likeness =
                    GapScore.likeness(ranked.stream().map(Scored::score).toList());
            for (int i = 0; i < ranked.size(); i++) {
                table.add(scored(ranked.get(i), likeness).set(RANK, i + 1L));
            }
            all.stream()
                    .filter(s -> !ranked.contains(s))
                    .sorted(Comparator.comparing(s -> -s.question().contacts().n()))
                    .forEach(s -> table.add(question(s.question(), true)));
            addOthers();
            table.addUnavailable(GapSums.NEEDS);
            return table.table();
        }

        private boolean isReliable(Asked question) {
            return question.contacts().n() >= context.reliableFrom();
        }

        private Cells scored(Scored scored, double likeness) {
            Posterior posterior = scored.score().posterior();
            Cells cells = question(scored.question(), false)
                    .rounded(SCORE, posterior.mean())
                    .rounded(SCORE_LOW, posterior.low())
                    .rounded(SCORE_HIGH, posterior.high())
                    .set(WHY, why(scored.question()));
            if (table.marks(analysis.window(), false).isEmpty()) {
                scored.score().pValue(likeness).ifPresent(p -> cells.set(ResultColumns.P_VALUE, p));
            }
            return cells;
        }

        private @org.jspecify.annotations.Nullable String why(Asked question) {
            String why = analysis.gaps(question).stream()
                    .filter(g -> g.shrunk().map(s -> s.low() > 0).orElse(false))
                    .filter(g -> g.sums().x() >= context.privacyMinimum())
                    .map(g -> String.format(
                            Locale.ROOT,
                            "%s %.0f %% (expected %.0f %%)",
                            g.outcome().words(),
                            g.share().percents().percent(),
                            100 * g.expectedRate()))
                    .collect(Collectors.joining("; "));
            return why.isEmpty() ? null : why;
        }

        private Cells question(Asked question, boolean unreliable) {
            return row(question.id(), question.label(), question.contacts().n())
                    .set(QuestionNames.MAIN_PRODUCT, question.product().orElse(null))
                    .set(ResultColumns.MARK, table.marks(analysis.window(), unreliable));
        }

        private Cells row(String id, String label, long n) {
            long of = analysis.index().contacts();
            Wilson.Percents share = Wilson.of(n, of);
            Cells cells = new Cells()
                    .set(EnrichedInteractions.QUESTION_ID, id)
                    .set(EnrichedInteractions.QUESTION, label)
                    .set(ResultColumns.N, n)
                    .set(ResultColumns.OF, of)
                    .rounded(ResultColumns.PERCENT, share.percent())
                    .rounded(ResultColumns.LOW, share.low())
                    .rounded(ResultColumns.HIGH, share.high())
                    .set(ResultColumns.MARK, table.marks(analysis.window(), false))
                    .set(ResultColumns.DEFINITION, definition)
                    .days(analysis.window());
            analysis.weeks(Duration.ZERO).ifPresent(w -> cells.rounded(GapColumns.CONTACTS_PER_WEEK, n / w));
            return cells;
        }

        /** What is not told apart, so that the rows add up to all contacts. */
        private void addOthers() {
            long rare = analysis.questions().stream()
                    .mapToLong(q -> q.contacts().n())
                    .filter(n -> n < context.privacyMinimum())
                    .sum();
            if (rare > 0) {
                table.add(row(
                        QuestionFrequency.RARE,
                        "(questions of fewer than " + context.privacyMinimum() + " contacts each)",
                        rare));
            }
            analysis.index()
                    .withoutQuestion()
                    .forEach((id, n) -> table.add(row(
                            id,
                            id.equals(QuestionFrequency.PENDING)
                                    ? "(wordings that wait for more like them)"
                                    : "(no question)",
                            n)));
        }
    }
}
