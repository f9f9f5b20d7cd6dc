package balie.store;

import balie.contract.AttackedPieces;
import balie.contract.Counts;
import balie.contract.CustomerWeeks;
import balie.contract.Figures;
import balie.contract.Interactions;
import balie.contract.Questions;
import balie.contract.SegmentCentres;
import balie.contract.StagedRows;
import balie.contract.StoredInteractions;
import balie.contract.Wordings;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdatePartitionSpec;
import org.apache.iceberg.expressions.Expressions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How data files of the table are laid out.
 *
 * <p>Rows are partitioned by the month of their opening. Files that were staged are partitioned besides by what is the same in all
 * rows of their export: the value is then in the metadata of the table and not in the file, which could not hold how far the
 * export reaches anyhow, because that is known at its end. Readers see no difference.
 */
final class TableLayout {

    private static final List<balie.contract.Field> SELDOM_REPEATED = List.of(
            Interactions.INTERACTION_ID,
            Interactions.CASE_ID,
            Interactions.CUSTOMER_ID,
            Interactions.SUBJECT,
            Interactions.TEXT_,
            Interactions.SUBJECT_KEY,
            Interactions.TEXT_KEY,
            Interactions.OPENED_AT,
            Interactions.FIRST_REPLIED_AT,
            Interactions.RESOLVED_AT,
            Interactions.CLOSED_AT,
            Interactions.UPDATED_AT,
            StoredInteractions.VERSION_AT,
            StoredInteractions.ROW_HASH,
            StoredInteractions.SOURCE_LINE);

    private static final List<balie.contract.Field> NEVER_COMPARED = List.of(
            Interactions.SUBJECT,
            Interactions.TEXT_,
            Interactions.SUBJECT_KEY,
            Interactions.TEXT_KEY,
            StoredInteractions.ROW_HASH);

    private TableLayout() {}

    /** Properties of the table that say how files are written. */
    static Map<String, String> properties() {
        return properties(SELDOM_REPEATED, NEVER_COMPARED);
    }

    /** The same for wordings. */
    static Map<String, String> ofWordings() {
        List<balie.contract.Field> hashes = List.of(Wordings.WORDING_KEY, Wordings.QUESTION_KEY, Wordings.VECTOR);
        return properties(hashes, hashes);
    }

    /** The same for questions, of which all are read together: nothing is to be known of them but by reading them. */
    static Map<String, String> ofQuestions() {
        return properties(List.of(), Questions.TABLE.fields());
    }

    /** The same for published figures, of which files are passed over by the days they are about. */
    static Map<String, String> ofFigures() {
        return properties(
                List.of(),
                Figures.TABLE.fields().stream()
                        .filter(f -> !f.equals(Figures.PERIOD_FROM))
                        .toList());
    }

    /** The same for counts of publications, of which all of a job are read together. */
    static Map<String, String> ofCounts() {
        return properties(List.of(), Counts.TABLE.fields());
    }

    /** The same for segments of earlier runs, of which those of a job are read together. */
    static Map<String, String> ofSegments() {
        return properties(List.of(), SegmentCentres.TABLE.fields());
    }

    /** The same for what attacks found, of which all are read together. */
    static Map<String, String> ofPieces() {
        return properties(List.of(), AttackedPieces.TABLE.fields());
    }

    /** The same for what customers came with by week: of its values only the week is looked for. */
    static Map<String, String> ofCustomerWeeks() {
        Map<String, String> properties = new LinkedHashMap<>(properties(
                List.of(CustomerWeeks.CUSTOMER_ID, CustomerWeeks.WORDING_KEY, CustomerWeeks.LAST_OPENED_AT),
                CustomerWeeks.TABLE.fields().stream()
                        .filter(f -> !f.equals(CustomerWeeks.MONDAY))
                        .toList()));
        properties.put("write.delete.mode", "copy-on-write");
        return properties;
    }

    private static Map<String, String> properties(
            List<balie.contract.Field> seldomRepeated, List<balie.contract.Field> neverCompared) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("write.parquet.compression-codec", "zstd");
        properties.put("write.parquet.compression-level", "1");
        // What seldom repeats makes a dictionary that is given up after it was built.
        seldomRepeated.forEach(f -> properties.put("write.parquet.dict-encoding-enabled.column." + f.name(), "false"));
        // No question is asked of the table that the least and the greatest text would answer.
        neverCompared.forEach(f -> {
            properties.put("write.parquet.stats-enabled.column." + f.name(), "false");
            properties.put("write.metadata.metrics.column." + f.name(), "none");
        });
        return properties;
    }

    /** The layout of staged files; added to the table if it is not there yet. */
    static PartitionSpec ofStaged(Table table, boolean dated) {
        List<String> wanted = identities(dated);
        for (PartitionSpec spec : table.specs().values()) {
            if (identities(spec).equals(wanted)) {
                return spec;
            }
        }
        UpdatePartitionSpec update = table.updateSpec().addNonDefaultSpec();
        wanted.forEach(name -> update.addField(name, Expressions.ref(name)));
        update.commit();
        table.refresh();
        return table.specs().values().stream()
                .filter(spec -> identities(spec).equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> identities(boolean dated) {
        java.util.stream.Stream<balie.contract.Field> fields = StagedRows.CONSTANT.stream();
        return (dated
                        ? fields
                        : java.util.stream.Stream.concat(
                                fields, java.util.stream.Stream.of(StoredInteractions.VERSION_AT)))
                .map(balie.contract.Field::name)
                .toList();
    }

    private static List<String> identities(PartitionSpec spec) {
        return spec.fields().stream()
                .filter(f -> f.transform().isIdentity())
                .map(f -> spec.schema().findColumnName(f.sourceId()))
                .toList();
    }
}
