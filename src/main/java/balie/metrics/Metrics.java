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
import balie.metrics.insight.segment.SegmentTraits;
import balie.metrics.insight.segment.Segments;
import balie.metrics.question.NewQuestions;
import balie.metrics.question.QuestionFrequency;
import balie.metrics.question.TextUnderstanding;
import balie.metrics.resolution.ResolutionRates;
import balie.metrics.revision.RevisionsTable;
import balie.metrics.service.ServiceRates;
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
    private static final Map<String, List<Derivation>> DERIVED = Map.of(
            "changes", List.of(new Changes(), new ControlCharts(), new Funnels(), new QuestionChanges()),
            "customer_profiles", List.of(new CustomerProfiles()),
            "segments", List.of(new Segments(), new SegmentTraits()));

    /** The rest is told by questions too, or by what texts tell of a contact. */
    private static final Set<String> WITHOUT_TEXTS = Set.of("times", "channel_mix");

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
        metrics.put("customer_profiles", List.of(new CustomerSegments()));
        metrics.put("segments", List.of());
        metrics.put("changes", List.of());
        metrics.put("channel_mix", List.of(new ChannelMix()));
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
