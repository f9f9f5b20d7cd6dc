package balie.store;

import balie.contract.AttackedPieces;
import balie.contract.Counts;
import balie.contract.CustomerWeeks;
import balie.contract.Field;
import balie.contract.Figures;
import balie.contract.Interactions;
import balie.contract.Questions;
import balie.contract.SegmentCentres;
import balie.contract.StoredInteractions;
import balie.contract.TableContract;
import balie.contract.Wordings;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A table of a store: whether it is there, how it is made, and its columns.
 *
 * @param spark a session that knows the catalog
 * @param name with catalog and namespace
 * @param contract its columns
 * @param partitioning as SQL writes it; empty: none
 * @param layout properties that say how its files are written
 */
record StoreTable(
        SparkSession spark, String name, TableContract contract, String partitioning, Map<String, String> layout) {

    static StoreTable in(SparkSession spark, String catalog) {
        return new StoreTable(
                spark,
                catalog + ".desk.interactions",
                StoredInteractions.TABLE,
                "months(" + Interactions.OPENED_AT.name() + ")",
                TableLayout.properties());
    }

    /** Few rows wait for a decision, many have one: kept apart, a decision has the few written anew and not the many. */
    static StoreTable wordings(SparkSession spark, String catalog) {
        return new StoreTable(
                spark,
                catalog + ".desk.wordings",
                Wordings.TABLE,
                Wordings.DECIDED_BY.name(),
                TableLayout.ofWordings());
    }

    static StoreTable questions(SparkSession spark, String catalog) {
        return new StoreTable(spark, catalog + ".desk.questions", Questions.TABLE, "", TableLayout.ofQuestions());
    }

    /** Of one job at a time, so that a run reads no file of another. */
    static StoreTable figures(SparkSession spark, String catalog) {
        return new StoreTable(
                spark,
                catalog + ".desk." + Figures.TABLE.name(),
                Figures.TABLE,
                Figures.JOB.name(),
                TableLayout.ofFigures());
    }

    /** Of one job at a time, so that a run reads no file of another. */
    static StoreTable counts(SparkSession spark, String catalog) {
        return new StoreTable(
                spark,
                catalog + ".desk." + Counts.TABLE.name(),
                Counts.TABLE,
                Figures.JOB.name(),
                TableLayout.ofCounts());
    }

    /** Few rows, written anew with each period of a job that is run. */
    static StoreTable segments(SparkSession spark, String catalog) {
        return new StoreTable(
                spark,
                catalog + ".desk." + SegmentCentres.TABLE.name(),
                SegmentCentres.TABLE,
                SegmentCentres.JOB.name(),
                TableLayout.ofSegments());
    }

    static StoreTable pieces(SparkSession spark, String catalog) {
        return new StoreTable(
                spark,
                catalog + ".desk." + AttackedPieces.TABLE.name(),
                AttackedPieces.TABLE,
                "",
                TableLayout.ofPieces());
    }

    /** By week, so that the rows of a week are replaced at once and a year is read without the years before it. */
    static StoreTable customerWeeks(SparkSession spark, String catalog) {
        return new StoreTable(
                spark,
                catalog + ".desk." + CustomerWeeks.TABLE.name(),
                CustomerWeeks.TABLE,
                CustomerWeeks.MONDAY.name(),
                TableLayout.ofCustomerWeeks());
    }

    boolean exists() {
        return spark.catalog().tableExists(name);
    }

    Dataset<Row> rows() {
        return spark.table(name);
    }

    ShapeRegistry registry() {
        return new ShapeRegistry(iceberg());
    }

    /** Makes the table, without rows. */
    void create() {
        spark.sql("CREATE NAMESPACE IF NOT EXISTS " + name.substring(0, name.lastIndexOf('.')));
        String columns = String.join(
                ", ",
                contract.fields().stream()
                        .map(f -> f.name() + " " + f.type().sparkType().sql() + (f.required() ? " NOT NULL" : ""))
                        .toList());
        spark.sql("CREATE TABLE " + name + " (" + columns + ") USING iceberg"
                + (partitioning.isEmpty() ? "" : " PARTITIONED BY (" + partitioning + ")")
                + " TBLPROPERTIES ("
                + properties().entrySet().stream()
                        .map(p -> "'" + p.getKey() + "'='" + p.getValue() + "'")
                        .collect(Collectors.joining(", "))
                + ")");
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>(layout);
        properties.put("format-version", "2");
        properties.put("write.merge.mode", "copy-on-write");
        return properties;
    }

    /** A store of an earlier version of Balie lacks the columns that came since. */
    void widen() {
        Set<String> has = new TreeSet<>(Arrays.asList(spark.table(name).columns()));
        for (Field field : contract.fields()) {
            if (!has.contains(field.name())) {
                spark.sql("ALTER TABLE " + name + " ADD COLUMN " + field.name() + " "
                        + field.type().sparkType().sql());
            }
        }
    }

    Table iceberg() {
        try {
            return Spark3Util.loadIcebergTable(spark, name);
        } catch (NoSuchTableException | ParseException e) {
            throw new IllegalStateException("the store has no table " + name, e);
        }
    }
}
