package balie.app;

import balie.config.JobConfig;
import balie.contract.ResultColumns;
import balie.metrics.Catalogue;
import balie.metrics.Definition;
import balie.metrics.MetricContext;
import balie.metrics.listing.ContactList;
import balie.metrics.resolution.ResolutionRates;
import balie.metrics.revision.Revisions;
import balie.metrics.revision.RevisionsTable;
import balie.metrics.service.ServiceRates;
import balie.model.Audience;
import balie.model.Mark;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rows of the tables of a run are for whom, by the definitions of their figures. A table whose figures are for different
 * readers is cut by its measures.
 */
final class AudienceTables {

    private static final String PROFILES = "customer_profiles";

    /** By table. */
    private final Map<String, List<Definition>> definitions;

    /** The rates that tables about change and funnels tell, by id. */
    private final Map<String, Definition> rates;

    AudienceTables(MetricContext context) {
        this.definitions = Catalogue.of(context).stream()
                .collect(Collectors.groupingBy(
                        Catalogue.Entry::table, Collectors.mapping(Catalogue.Entry::definition, Collectors.toList())));
        this.rates = Stream.of(ResolutionRates.family(), ServiceRates.family())
                .flatMap(family -> family.definitions(context).stream())
                .collect(Collectors.toMap(Definition::id, d -> d));
    }

    /** Whom a job publishes for: who reads one of its reports, or may have a table that it asks for. */
    static Set<Audience> audiences(JobConfig job) {
        Set<Audience> audiences = EnumSet.noneOf(Audience.class);
        job.reports().keySet().forEach(report -> audiences.add(Audience.valueOf(report.toUpperCase(Locale.ROOT))));
        Catalogue.usual().stream()
                .filter(entry -> job.metrics().contains(entry.metric()))
                .forEach(entry -> audiences.addAll(entry.definition().audience()));
        return audiences;
    }

    /** Whether results of a job are about single persons or contacts, so that they need pseudonyms. */
    static boolean namesPersons(JobConfig job) {
        return job.metrics().contains(PROFILES) || job.metrics().contains(ContactList.NAME);
    }

    /** What an audience may have of the tables: those for it, with the rows for it. */
    List<ComputedTable> of(Audience audience, List<ComputedTable> tables) {
        List<ComputedTable> theirs = new ArrayList<>();
        for (ComputedTable table : tables) {
            if (defined(table).stream().anyMatch(d -> d.audience().contains(audience))) {
                theirs.add(new ComputedTable(table.contract(), cut(table, audience)));
            }
        }
        List<ResultTable> results = theirs.stream().map(ComputedTable::result).toList();
        return theirs.stream()
                .map(t -> t.contract().name().equals(RevisionsTable.NAME)
                        ? new ComputedTable(t.contract(), Revisions.of(t.result(), results))
                        : t)
                .toList();
    }

    /** The tables that are for no audience. */
    List<ComputedTable> ofThoseWhoRunTheJob(List<ComputedTable> tables) {
        return tables.stream()
                .filter(t -> defined(t).stream().allMatch(d -> d.audience().isEmpty()))
                .toList();
    }

    private List<Definition> defined(ComputedTable table) {
        List<Definition> defined = definitions.get(table.contract().name());
        if (defined == null) {
            throw new IllegalStateException(
                    "no definition says whom the table " + table.contract().name() + " is for");
        }
        return defined;
    }

    private ResultTable cut(ComputedTable table, Audience audience) {
        List<Definition> defined = defined(table);
        ResultTable result = table.result();
        List<Line> lines = result.lines();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Map<String, Set<Audience>> known = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String measure = result.has(ResultColumns.MEASURE.name()) ? line.text(ResultColumns.MEASURE.name()) : "";
            Set<Audience> readers = known.computeIfAbsent(
                    measure + "\n" + line.text(ResultColumns.DEFINITION.name()),
                    key -> readers(result.name(), measure, line, defined));
            if (readers.contains(audience)) {
                rows.add(result.rows().get(i));
            }
        }
        return result.withRows(rows);
    }

    /** Whom a row is for: by the figure that it names, else by the sentence that defines it, else as all figures of its table. */
    private Set<Audience> readers(String table, String measure, Line line, List<Definition> defined) {
        String sentence = line.text(ResultColumns.DEFINITION.name());
        return Stream.concat(
                        defined.stream().filter(d -> d.id().equals(measure)),
                        defined.stream().filter(d -> d.sentence().equals(sentence)))
                .findFirst()
                .map(Definition::audience)
                .orElseGet(() -> common(table, measure, line, defined));
    }

    private Set<Audience> common(String table, String measure, Line line, List<Definition> defined) {
        Set<Audience> common = EnumSet.allOf(Audience.class);
        defined.forEach(d -> common.retainAll(d.audience()));
        Definition rate = rates.get(measure);
        if (rate != null) {
            common.retainAll(rate.audience());
        } else if (defined.size() > 1 && !measure.isEmpty() && common.size() > 1 && isFigure(line)) {
            // Rather no run than a figure that was shown to the wrong readers.
            throw new IllegalStateException("a row of the table " + table + " is about '" + measure
                    + "', of which no definition says whom it is for");
        }
        return common;
    }

    private static boolean isFigure(Line line) {
        return !line.text(ResultColumns.MARK.name()).contains(Mark.NOT_AVAILABLE.shorthand());
    }
}
