package balie.metrics;

import balie.metrics.backlog.Backlog;
import balie.metrics.breaks.Breaks;
import balie.metrics.change.Changes;
import balie.metrics.change.ControlCharts;
import balie.metrics.change.Funnels;
import balie.metrics.change.QuestionChanges;
import balie.metrics.channel.ChannelMix;
import balie.metrics.complaint.ClassifierAgreement;
import balie.metrics.complaint.ComplaintCategories;
import balie.metrics.complaint.ComplaintShare;
import balie.metrics.complaint.ContactDecisions;
import balie.metrics.customer.CustomerProfiles;
import balie.metrics.customer.CustomerSegments;
import balie.metrics.insight.Calming;
import balie.metrics.insight.EmergingQuestions;
import balie.metrics.insight.Escalations;
import balie.metrics.insight.cohort.TrainingCohorts;
import balie.metrics.insight.event.Briefings;
import balie.metrics.insight.event.OfferResponse;
import balie.metrics.insight.event.SalesResponse;
import balie.metrics.insight.gap.FailureDemandTable;
import balie.metrics.insight.gap.KnowledgeGain;
import balie.metrics.insight.gap.KnowledgeGapParts;
import balie.metrics.insight.gap.KnowledgeGaps;
import balie.metrics.insight.interest.ChannelShift;
import balie.metrics.insight.interest.ChannelWeeks;
import balie.metrics.insight.interest.ComplaintDrivers;
import balie.metrics.insight.interest.Interest;
import balie.metrics.insight.interest.RisingInterest;
import balie.metrics.insight.knowledge.ArticleUse;
import balie.metrics.insight.knowledge.KnowledgeCoverage;
import balie.metrics.question.NewQuestions;
import balie.metrics.question.QuestionFrequency;
import balie.metrics.question.TextUnderstanding;
import balie.metrics.resolution.ResolutionRates;
import balie.metrics.revision.RevisionsTable;
import balie.metrics.service.ServiceRates;
import balie.metrics.time.EscalationTimes;
import balie.metrics.time.Times;
import balie.metrics.volume.ContactsByWeek;
import balie.metrics.volume.Exclusions;
import balie.metrics.volume.Reconciliation;
import balie.metrics.volume.Volume;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All metrics, by the name a job calls them by. */
public final class Metrics {

    private static final Map<String, List<Metric>> BY_NAME = byName();
    private static final Map<String, List<Derivation>> DERIVED = Map.ofEntries(
            Map.entry("changes", List.of(new Changes(), new ControlCharts(), new Funnels(), new QuestionChanges())),
            Map.entry("calming", List.of(new Calming())),
            Map.entry("escalations", List.of(new Escalations())),
            Map.entry("emerging_questions", List.of(new EmergingQuestions())),
            Map.entry("knowledge_base", List.of(new KnowledgeCoverage(), new ArticleUse())),
            Map.entry("knowledge_gaps", List.of(new KnowledgeGaps(), new KnowledgeGapParts(), new KnowledgeGain())),
            Map.entry("failure_demand", List.of(new FailureDemandTable())),
            Map.entry("interest", List.of(new Interest(), new RisingInterest())),
            Map.entry("complaint_drivers", List.of(new ComplaintDrivers())),
            Map.entry("channel_shift", List.of(new ChannelShift(), new ChannelWeeks())),
            Map.entry("briefings", List.of(new Briefings())),
            Map.entry("offer_response", List.of(new OfferResponse(), new SalesResponse())),
            Map.entry("training_cohorts", List.of(new TrainingCohorts())));

    /** The rest is told by questions too, or by what texts tell of a contact. */
    private static final Set<String> WITHOUT_TEXTS =
            Set.of("times", "channel_mix", "channel_shift", "training_cohorts");

    private Metrics() {}

    private static Map<String, List<Metric>> byName() {
        Map<String, List<Metric>> metrics = new LinkedHashMap<>();
        metrics.put(
                "question_frequency", List.of(new QuestionFrequency(), new NewQuestions(), new TextUnderstanding()));
        metrics.put(
                "complaint_categories",
                List.of(
                        new ComplaintCategories(),
                        new ComplaintShare(),
                        new ContactDecisions(),
                        new ClassifierAgreement()));
        metrics.put("volume", List.of(new Volume()));
        metrics.put("backlog", List.of(new Backlog()));
        metrics.put("resolution_rates", List.of(ResolutionRates.family()));
        metrics.put("service_rates", List.of(ServiceRates.family()));
        metrics.put("times", List.of(new Times()));
        metrics.put("customer_profiles", List.of(new CustomerProfiles(), new CustomerSegments()));
        metrics.put("changes", List.of());
        metrics.put("knowledge_gaps", List.of());
        metrics.put("failure_demand", List.of());
        metrics.put("channel_mix", List.of(new ChannelMix()));
        metrics.put("calming", List.of());
        metrics.put("escalations", List.of(new EscalationTimes()));
        metrics.put("emerging_questions", List.of());
        metrics.put("knowledge_base", List.of());
        metrics.put("interest", List.of());
        metrics.put("complaint_drivers", List.of());
        metrics.put("channel_shift", List.of());
        metrics.put("briefings", List.of());
        metrics.put("offer_response", List.of());
        metrics.put("training_cohorts", List.of());
        return Collections.unmodifiableMap(metrics);
    }

    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The tables of a metric. */
    public static List<Metric> named(String name) {
        List<Metric> metrics = BY_NAME.get(name);
        if (metrics == null) {
            throw new IllegalArgumentException("no metric " + name);
        }
        return metrics;
    }

    /** Whether a metric reads what is asked in contacts, or what their texts tell. */
    public static boolean readsTexts(String name) {
        return !WITHOUT_TEXTS.contains(name);
    }

    /** The tables that are made of sums which a metric asks for. */
    public static List<Derivation> derived(String name) {
        return DERIVED.getOrDefault(name, List.of());
    }

    /** All tables that a metric publishes. */
    public static List<Published> published(String name) {
        List<Published> published = new ArrayList<>(named(name));
        published.addAll(derived(name));
        return published;
    }

    /** The tables that every run computes: what a reader needs to judge the others. */
    public static List<Metric> always() {
        return List.of(new ContactsByWeek(), new Exclusions());
    }

    /** The tables that every run makes of sums. */
    public static List<Derivation> alwaysDerived() {
        return List.of(new Breaks());
    }

    /**
     * All tables that every run publishes; those of the reconciliation and of revisions are made of what ingest and store know besides.
     */
    public static List<Published> everyRun() {
        List<Published> published = new ArrayList<>(always());
        published.addAll(alwaysDerived());
        published.add(new Reconciliation());
        published.add(new RevisionsTable());
        return List.copyOf(published);
    }
}
