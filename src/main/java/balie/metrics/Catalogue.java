package balie.metrics;

import balie.contract.Availability;
import balie.model.DeskFacts;
import balie.model.FirstContact;
import balie.model.GapWeights;
import balie.model.Period;
import balie.privacy.AudienceKeys;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every figure there is, with its definition. */
public final class Catalogue {

    private static final int USUAL_DAYS = 7;
    private static final int USUAL_WEEKS = 13;

    private Catalogue() {}

    /**
     * @param metric what a job calls it by; empty: every run publishes it
     * @param table it stands in
     */
    public record Entry(String metric, String table, Definition definition) {}

    /** As a job that sets nothing has it: ages of a week, no calendar. */
    public static List<Entry> usual() {
        return of(new MetricContext(
                Period.all(ZoneOffset.UTC),
                Instant.EPOCH,
                new Availability(Map.of()),
                USUAL_DAYS,
                USUAL_DAYS,
                FirstContact.RECORDED,
                "by the calendars of the job",
                0,
                0,
                AudienceKeys.ephemeral(),
                USUAL_WEEKS,
                GapWeights.USUAL,
                DeskFacts.NONE));
    }

    /** All figures, those of one table together. */
    public static List<Entry> of(MetricContext context) {
        List<Entry> entries = new ArrayList<>();
        Metrics.names().forEach(name -> Metrics.published(name).forEach(table -> add(entries, name, table, context)));
        Metrics.everyRun().forEach(table -> add(entries, "", table, context));
        return entries;
    }

    private static void add(List<Entry> entries, String name, Published table, MetricContext context) {
        table.definitions(context)
                .forEach(d -> entries.add(new Entry(name, table.output().name(), d)));
    }
}
