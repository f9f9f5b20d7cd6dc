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
import balie.metrics.insight.segment.SegmentTraits;
import balie.metrics.insight.segment.Segments;
import balie.metrics.listing.ContactGroups;
import balie.metrics.listing.ContactList;
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

/** All metrics, by the name a job calls them by. */
public final class Metrics {

    private static final Map<String, Entry> BY_NAME = byName();

    /**
     * What a job gets by a name.
     *
     * @param metrics tables of their own
     * @param derived tables that are made of sums; what they test is one family of comparisons
     * @param readsTexts whether it is told by questions too, or by what texts tell of a contact
     */
    private record Entry(List<Metric> metrics, List<Derivation> derived, boolean readsTexts) {

        static Entry of(Metric... metrics) {
            return new Entry(List.of(metrics), List.of(), true);
        }

        static Entry derived(Derivation... derived) {
            return new Entry(List.of(), List.of(derived), true);
        }

        Entry and(Derivation... more) {
            return new Entry(metrics, List.of(more), readsTexts);
        }

        Entry withoutTexts() {
            return new Entry(metrics, derived, false);
        }
    }

    private Metrics() {}

    private static Map<String, Entry> byName() {
        Map<String, Entry> metrics = new LinkedHashMap<>();
        metrics.put(
                "question_frequency", Entry.of(new QuestionFrequency(), new NewQuestions(), new TextUnderstanding()));
        metrics.put(
                "complaint_categories",
                Entry.of(
                        new ComplaintCategories(),
                        new ComplaintShare(),
                        new ContactDecisions(),
                        new ClassifierAgreement()));
        metrics.put("volume", Entry.of(new Volume()));
        metrics.put("backlog", Entry.of(new Backlog()));
        metrics.put("resolution_rates", Entry.of(ResolutionRates.family()));
        metrics.put("service_rates", Entry.of(ServiceRates.family()));
        metrics.put("times", Entry.of(new Times()).withoutTexts());
        metrics.put("changes", Entry.derived(new Changes(), new ControlCharts(), new Funnels(), new QuestionChanges()));
        // For training.
        metrics.put("knowledge_gaps", Entry.derived(new KnowledgeGaps(), new KnowledgeGapParts(), new KnowledgeGain()));
        metrics.put("knowledge_base", Entry.derived(new KnowledgeCoverage(), new ArticleUse()));
        metrics.put("failure_demand", Entry.derived(new FailureDemandTable()));
        metrics.put("emerging_questions", Entry.derived(new EmergingQuestions()));
        metrics.put("briefings", Entry.derived(new Briefings()));
        metrics.put("training_cohorts", Entry.derived(new TrainingCohorts()).withoutTexts());
        metrics.put("escalations", Entry.of(new EscalationTimes()).and(new Escalations()));
        metrics.put("calming", Entry.derived(new Calming()));
        metrics.put("contact_list", Entry.of(new ContactGroups()).and(new ContactList()));
        // For marketing.
        metrics.put("customer_profiles", Entry.of(new CustomerSegments()).and(new CustomerProfiles()));
        metrics.put("segments", Entry.derived(new Segments(), new SegmentTraits()));
        metrics.put("interest", Entry.derived(new Interest(), new RisingInterest()));
        metrics.put("complaint_drivers", Entry.derived(new ComplaintDrivers()));
        metrics.put("offer_response", Entry.derived(new OfferResponse(), new SalesResponse()));
        metrics.put("channel_mix", Entry.of(new ChannelMix()).withoutTexts());
        metrics.put(
                "channel_shift",
                Entry.derived(new ChannelShift(), new ChannelWeeks()).withoutTexts());
        return Collections.unmodifiableMap(metrics);
    }

    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    private static Entry entry(String name) {
        Entry entry = BY_NAME.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no metric " + name);
        }
        return entry;
    }

    /** The tables of a metric. */
    public static List<Metric> named(String name) {
        return entry(name).metrics();
    }

    /** Whether a metric reads what is asked in contacts, or what their texts tell. */
    public static boolean readsTexts(String name) {
        return entry(name).readsTexts();
    }

    /** The tables that are made of sums which a metric asks for. What they test together is one family of comparisons. */
    public static List<Derivation> derived(String name) {
        return entry(name).derived();
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
