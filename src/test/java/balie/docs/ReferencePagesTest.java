package balie.docs;

import balie.contract.CustomerBases;
import balie.contract.Customers;
import balie.contract.DeskCalendar;
import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.Objections;
import balie.contract.Questions;
import balie.contract.Specialists;
import balie.contract.StoredInteractions;
import balie.contract.TableContract;
import balie.contract.Wordings;
import balie.metrics.Catalogue;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.Metrics;
import balie.metrics.Population;
import balie.metrics.Published;
import balie.metrics.Unit;
import balie.model.IntervalKind;
import balie.model.Term;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reference pages are made from the contracts; a page that is out of date fails here. {@code mvn test
 * -Dtest=ReferencePagesTest -Dbalie.write-docs=true} writes them anew.
 */
class ReferencePagesTest {

    private static void assertPage(String name, String text) throws IOException {
        Path page = Path.of("docs", name);
        if (Boolean.getBoolean("balie.write-docs")) {
            Files.writeString(page, text);
        }
        assertThat(page)
                .as("out of date: mvn test -Dtest=ReferencePagesTest -Dbalie.write-docs=true")
                .content()
                .isEqualTo(text);
    }

    private static String table(TableContract contract) {
        StringBuilder text = new StringBuilder();
        text.append("Grain: ").append(contract.grain()).append(".\n\n");
        text.append("| column | type | may be empty | what it holds |\n|---|---|---|---|\n");
        for (Field field : contract.fields()) {
            text.append("| `")
                    .append(field.name())
                    .append("` | ")
                    .append(field.type().name().toLowerCase(java.util.Locale.ROOT));
            text.append(" | ")
                    .append(field.required() ? "no" : "yes")
                    .append(" | ")
                    .append(field.doc());
            if (!field.vocabulary().isEmpty()) {
                text.append(" One of ")
                        .append(String.join(", ", field.vocabulary()))
                        .append('.');
            }
            text.append(" |\n");
        }
        return text.append('\n').toString();
    }

    @Test
    void interactions() throws IOException {
        assertPage(
                "interactions.md",
                """
                # The tables that come in

                Made from the contracts in the code; do not edit. Instants are moments on the time line, shown in UTC.

                ## interactions

                The canonical table: every source is mapped onto it and every metric reads it. Empty means 'not recorded for
                this interaction'; whether a source can record a column at all is kept apart, and a figure that needs a column
                says 'not available from this source' for a source without it.

                """
                        + table(Interactions.TABLE)
                        + """
                        ## interactions, as stored

                        What is kept in the store has these columns besides. Key: `source`, `interaction_id`, `shape`. Of two rows
                        of one key the one with the newer `version_at` stands, then the one with the newer `exported_at`, then
                        the one with the larger `update_count`, then the one with the larger `row_hash`; so the order in which files are loaded does not matter. Where a source
                        gives an interaction in several shapes (a CSV with the times, a JSON with the text), each column is read
                        from the newest row whose shape holds it.

                        """
                        + table(new TableContract(
                                "stored",
                                "one row per interaction and shape of export",
                                StoredInteractions.TABLE
                                        .fields()
                                        .subList(
                                                Interactions.TABLE.fields().size(),
                                                StoredInteractions.TABLE
                                                        .fields()
                                                        .size())))
                        + """
                        What states and updates of a case mean, when it counts as resolved, closed and opened again, and what is
                        left out of every figure: [decision 13](decisions/0013-states.md).

                        """
                        + "## interactions, enriched\n\nWhat metrics see besides.\n\n"
                        + table(new TableContract(
                                "enriched",
                                "one row per interaction",
                                EnrichedInteractions.TABLE
                                        .fields()
                                        .subList(
                                                Interactions.TABLE.fields().size(),
                                                EnrichedInteractions.TABLE
                                                        .fields()
                                                        .size())))
                        + """
                        ## wordings

                        What each wording of the stored interactions means, kept in the store beside them, so that it is worked out
                        once. It goes when the last contact with it is erased.

                        """
                        + table(Wordings.TABLE)
                        + """
                        ## questions

                        The catalogue that wordings are given to, kept in the store as well.

                        """
                        + table(Questions.TABLE)
                        + "## customers\n\nA CSV in UTF-8 with commas; `reference: customers:` in a job.\n\n"
                        + table(Customers.TABLE)
                        + "## specialists\n\nA CSV in UTF-8 with commas; `reference: specialists:` in a job.\n\n"
                        + table(Specialists.TABLE)
                        + "\n## calendar\n\nA CSV in UTF-8 with commas; `reference: calendar:` in a job.\n\n"
                        + table(DeskCalendar.TABLE)
                        + "\n## customer_base\n\nA CSV in UTF-8 with commas; `reference: customer-base:` in a job.\n\n"
                        + table(CustomerBases.TABLE)
                        + "\n## objections\n\nA CSV in UTF-8 with commas; `reference: objections:` in a job.\n\n"
                        + table(Objections.TABLE).stripTrailing() + "\n");
    }

    @Test
    void results() throws IOException {
        StringBuilder text = new StringBuilder("""
                # The tables that come out

                Made from the contracts in the code; do not edit. Each is in the folder of every audience that it is for, in full or
                with the rows of the figures for that audience, as `training/data/<table>.csv` or `marketing/data/<table>.csv` (UTF-8,
                commas, points in numbers; with `csv: locale` in the job as the spreadsheets of the report's language read it) and beside
                it as `.parquet`; what is for those who run the job alone is in `data/`, always plain. A count
                under the privacy minimum is empty and marked `[c]`. `all` in a column means that the row is about all its values
                together, `(unknown)` that the contact has none.
                `(rare)` stands for each category, product, team, region, language, role and certificate that contacts of fewer
                customers than the privacy minimum carry in all the data: a rare spelling may name a person.

                """);
        for (String name : Metrics.names()) {
            for (Published metric : Metrics.published(name)) {
                text.append("## ")
                        .append(metric.output().name())
                        .append("\n\nMetric `")
                        .append(name)
                        .append("`. ");
                text.append(table(metric.output()));
            }
        }
        for (Published metric : Metrics.everyRun()) {
            text.append("## ")
                    .append(metric.output().name())
                    .append("\n\nIn every run. ")
                    .append(table(metric.output()));
        }
        assertPage("tables.md", text.toString().stripTrailing() + "\n");
    }

    @Test
    void figures() throws IOException {
        StringBuilder text = new StringBuilder("""
                # The figures

                Made from the definitions in the code; do not edit. `./balie metrics` lists them, `./balie metrics show ID` tells one.
                The definition stands beside every number, in the tables as in the reports.

                **Populations.** Unless a figure says otherwise it is about what follows.

                """);
        text.append("> ").append(Population.WORDS).append("\n\n");
        text.append("**Units.**")
                .append(terms(Unit.values()))
                .append("**Clocks.**")
                .append(terms(Clock.values()));
        text.append("**Intervals**, 95 %, as the column `interval` has them.").append(terms(IntervalKind.values()));
        String table = "";
        for (Catalogue.Entry entry : Catalogue.usual()) {
            if (!entry.table().equals(table)) {
                table = entry.table();
                text.append("## ").append(table).append("\n\n");
                text.append(entry.metric().isEmpty() ? "In every run" : "Metric `" + entry.metric() + "`")
                        .append("; columns: [tables.md](tables.md#")
                        .append(table)
                        .append(").\n\n");
            }
            text.append(figure(entry.definition()));
        }
        assertPage("metrics.md", text.toString().stripTrailing() + "\n");
    }

    private static String terms(Term[] terms) {
        StringBuilder text = new StringBuilder("\n\n");
        for (Term term : terms) {
            text.append("- `")
                    .append(term.code())
                    .append("`: ")
                    .append(term.doc())
                    .append('\n');
        }
        return text.append('\n').toString();
    }

    private static String figure(Definition definition) {
        String needs = definition.needs().isEmpty()
                ? "nothing"
                : definition.needs().stream().map(f -> "`" + f.name() + "`").collect(Collectors.joining(", "));
        return "### " + definition.id() + "\n\n"
                + definition.title() + ". *" + definition.answers() + "*\n\n"
                + definition.sentence() + "\n\n"
                + "Unit: " + definition.unit().code() + ". Clock: "
                + definition.clock().code() + ". Needs: " + needs
                + ". For: " + definition.readers() + ". Source: " + definition.source() + ".\n\n";
    }
}
