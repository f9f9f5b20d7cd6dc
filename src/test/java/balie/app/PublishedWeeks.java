package balie.app;

import balie.model.Audience;
import balie.model.IsoWeek;
import balie.model.Period;
import balie.model.ResultTable;
import balie.publish.RunFolder;
import balie.report.Digests;
import balie.report.RunFacts;
import balie.report.SampleTables;
import balie.report.model.Report;
import balie.report.words.Words;
import balie.testkit.Contexts;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static balie.report.SampleTables.row;
import static balie.report.SampleTables.share;
import static balie.report.SampleTables.table;
import static balie.report.SampleTables.with;

/** Folders of runs as Balie publishes them, without what an archive does not read; made without a run. */
final class PublishedWeeks {

    private final Path place;

    PublishedWeeks(Path place) {
        this.place = place;
    }

    /** What differs from week to week. */
    record Week(IsoWeek week, long contacts, long resolved, String question, String mark, List<ResultTable> more) {
        static Week of(int week, long contacts, long resolved) {
            return new Week(new IsoWeek(2026, week), contacts, resolved, "Where is my parcel?", "", List.of());
        }

        Week asking(String other) {
            return new Week(week, contacts, resolved, other, mark, more);
        }

        Week marked(String other) {
            return new Week(week, contacts, resolved, question, other, more);
        }

        Week and(ResultTable... tables) {
            return new Week(week, contacts, resolved, question, mark, List.of(tables));
        }
    }

    Path publish(Week week) throws IOException {
        return publish(week, "weekly", week.week().toString(), Words.english());
    }

    Path publish(Week week, String job, String name, Words words) throws IOException {
        Period period = Period.week(week.week(), Contexts.ZONE);
        Path folder = Files.createDirectories(place.resolve(name));
        ObjectNode run = new ObjectMapper().createObjectNode();
        run.putObject("job").put("name", job);
        run.putObject("period")
                .put("label", period.label())
                .put("from", period.firstDay().toString())
                .put("to", period.lastDay().toString());
        run.put("zone", Contexts.ZONE.getId());
        run.put("as_of", period.end().toString());
        run.putObject("rows")
                .put("read", 1234)
                .put("accepted", 1200)
                .put("quarantined", 4)
                .put("duplicates", 30);
        run.putObject("versions").put("balie", "1.2.3");
        ArrayNode files = run.putArray(RunFolder.FILES);
        files.add("index.html");
        for (Audience audience : Audience.values()) {
            Path part = Files.createDirectories(folder.resolve(audience.code()));
            for (String page : List.of("index.html", audience.code() + ".html")) {
                Files.writeString(part.resolve(page), "<!doctype html>");
                files.add(audience.code() + "/" + page);
            }
            DigestFile.write(
                    part.resolve(DigestFile.NAME),
                    Digests.of(
                            audience,
                            facts(period),
                            tables(week, audience),
                            new Report(
                                    audience.code(),
                                    "Balie for " + audience.code(),
                                    "",
                                    List.of(new Report.Fact(
                                            "Period", week.week().toString())),
                                    List.of(new Report.Point(
                                            "Main point for " + audience.code() + " of " + week.week() + ".")),
                                    List.of(),
                                    List.of()),
                            words));
            files.add(audience.code() + "/" + DigestFile.NAME);
        }
        Files.writeString(folder.resolve("index.html"), "<!doctype html>");
        Files.writeString(folder.resolve(RunFolder.MANIFEST), run.toPrettyString());
        return folder;
    }

    private static RunFacts facts(Period period) {
        RunFacts sample = SampleTables.facts();
        return new RunFacts(
                sample.job(),
                period,
                period.end(),
                sample.sources(),
                0,
                0,
                0,
                0,
                0,
                5,
                20,
                7,
                "fcr_recorded",
                Map.of(),
                List.of(),
                List.of());
    }

    private static List<ResultTable> tables(Week week, Audience audience) {
        boolean hidden = week.mark().contains("[c]");
        Object[] days = {
            "period_from",
            week.week().monday(),
            "period_to",
            week.week().monday().plusDays(6),
            "mark",
            week.mark()
        };
        Map<String, Object> resolved =
                with(hidden ? row() : share(week.resolved(), week.contacts()), "measure", "resolved_within_7_days");
        List<String> dimensions = List.of(
                "channel",
                "category",
                "question_id",
                "product",
                "customer_type",
                "language",
                "region",
                "team",
                "segment");
        dimensions.forEach(d -> resolved.put(d, "all"));
        List<ResultTable> tables = new ArrayList<>(List.of(
                table(
                        "volume",
                        List.of(with(
                                row("measure", "contacts", "dimension", "all", "value", "all"),
                                "n",
                                hidden ? null : week.contacts(),
                                "period_from",
                                week.week().monday(),
                                "period_to",
                                week.week().monday().plusDays(6),
                                "mark",
                                week.mark()))),
                table(
                        "question_frequency",
                        List.of(with(
                                with(hidden ? row() : share(30, week.contacts()), days),
                                "rank",
                                1L,
                                "question_id",
                                "Q1",
                                "question",
                                week.question())))));
        if (audience == Audience.TRAINING) {
            tables.add(table("resolution_rates", List.of(with(resolved, days))));
        }
        tables.addAll(week.more());
        return tables;
    }
}
