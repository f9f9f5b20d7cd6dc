package balie.app;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.metrics.CustomersTogether;
import org.apache.commons.io.FileUtils;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The rows that all metrics read, computed once, in a session that suits their number.
 *
 * <p>Of few rows a query costs more to plan than to run. What made the rows is cut off then: else the plan of each query would hold all
 * of it, to be checked at each step and sent with each task. And a query has one partition, as the other cores have queries of their own;
 * it also sorts without a query to find out where to cut. Many rows are written where Spark has its other files of a moment, as
 * columns: memory does not grow with them, and a query reads only what it asks for. Columns that no query asks for are not made. On a
 * cluster all are kept by the executors, in memory as far as it goes.
 *
 * <p>However they are held, all contacts of a customer lie together in them.
 */
final class MetricRows implements AutoCloseable {

    private static final long FEW = 100_000;

    /** With more, the parts of a query are worth a core each. */
    private static final long FEW_FOR_ONE_CORE = 1_000_000;

    /** By this, who measures finds out what making the rows costs. */
    private static final String DESCRIPTION = "interactions enriched";

    private static final String TIMES = "spark.sql.parquet.outputTimestampType";

    /** Columns in which hardly a value comes twice. */
    private static final List<Field> EACH_ITS_OWN = List.of(
            Interactions.INTERACTION_ID,
            Interactions.CASE_ID,
            Interactions.CUSTOMER_ID,
            EnrichedInteractions.CUSTOMER_KEY);

    private static final String PARTITIONS = "spark.sql.shuffle.partitions";

    private static final String LARGEST_PART = "spark.sql.files.maxPartitionBytes";
    private static final String OPENING = "spark.sql.files.openCostInBytes";

    /** More than any file has: none is read in parts, and each counts as much as another where they are dealt out to tasks. */
    private static final String WHOLE_FILES = String.valueOf(1L << 40);

    private final Dataset<Row> computed;
    private final SparkSession spark;
    private final RuntimeConfig session;
    private final Map<String, String> before = new HashMap<>();
    private final long number;
    private final boolean isLocal;
    private @Nullable File written;

    /** @param number of rows, about */
    MetricRows(Dataset<Row> computed, long number) {
        this.computed = computed;
        // Where the least input is to be taken for large, so are its rows.
        this.number = LargeInput.isLarge(1) ? Long.MAX_VALUE : number;
        spark = computed.sparkSession();
        session = spark.conf();
        List.of(PARTITIONS, LARGEST_PART, OPENING).forEach(name -> before.put(name, session.get(name)));
        // On a cluster what one executor holds goes with it, and could not be made anew.
        isLocal = spark.sparkContext().isLocal();
    }

    /**
     * Computes them; to be asked once.
     *
     * @param asked says which columns are read; it is not asked where it takes longer to find out than to hold all
     */
    Dataset<Row> hold(Consumer<ColumnsRead> asked) {
        spark.sparkContext().setJobDescription(DESCRIPTION);
        try {
            return held(asked);
        } finally {
            spark.sparkContext().setJobDescription(null);
        }
    }

    private Dataset<Row> held(Consumer<ColumnsRead> asked) {
        if (!isLocal) {
            return CustomersTogether.marked(computed).persist();
        }
        if (number <= FEW) {
            onePartition();
            return CustomersTogether.marked(computed).localCheckpoint(true);
        }
        // Gone with the session at the latest, however that ends, as is what Spark itself could not keep in memory.
        File folder =
                new File(SparkEnv.get().blockManager().diskBlockManager().localDirs()[0], "rows-" + UUID.randomUUID());
        written = folder;
        String path = new org.apache.hadoop.fs.Path(folder.toURI()).toString();
        Set<String> read = columns(asked);
        write(computed.select(read.stream().sorted().map(functions::col).toArray(Column[]::new)), path);
        // Not before: while they are computed there is nothing else for the other cores to do.
        if (number <= FEW_FOR_ONE_CORE) {
            onePartition();
        }
        // A file is what one task wrote, so a customer's contacts lie in one.
        session.set(LARGEST_PART, WHOLE_FILES);
        session.set(OPENING, WHOLE_FILES);
        return spark.read()
                .schema(ColumnsRead.offered(CustomersTogether.marked(computed.schema()), read))
                .parquet(path);
    }

    private Set<String> columns(Consumer<ColumnsRead> asked) {
        // Any may be null, as in what is read from a file: where that can not be, less is asked, and less read.
        ColumnsRead read = new ColumnsRead(spark.createDataFrame(
                JavaSparkContext.fromSparkContext(spark.sparkContext()).emptyRDD(),
                CustomersTogether.marked(computed.schema()).asNullable()));
        asked.accept(read);
        Set<String> names = new HashSet<>(read.names());
        // It bears the mark.
        names.add(EnrichedInteractions.CUSTOMER_KEY.name());
        return names;
    }

    /** Times as whole numbers, and no dictionary of what hardly comes twice: both cost as much as all the rest. */
    private void write(Dataset<Row> rows, String path) {
        String times = session.get(TIMES);
        session.set(TIMES, "TIMESTAMP_MICROS");
        try {
            DataFrameWriter<Row> writer =
                    rows.write().option("compression", "zstd").option("maxRecordsPerFile", 0);
            for (Field field : EACH_ITS_OWN) {
                writer = writer.option("parquet.enable.dictionary#" + field.name(), "false");
            }
            for (StructField field : rows.schema().fields()) {
                if (field.dataType().equals(DataTypes.TimestampType)) {
                    writer = writer.option("parquet.enable.dictionary#" + field.name(), "false");
                }
            }
            writer.parquet(path);
        } finally {
            session.set(TIMES, times);
        }
    }

    private void onePartition() {
        if (System.getProperty(PARTITIONS) == null) {
            session.set(PARTITIONS, "1");
        }
    }

    /** Gives back memory and disk, as far as there is a way to, and the session as it was. */
    @Override
    public void close() {
        before.forEach(session::set);
        if (written != null) {
            FileUtils.deleteQuietly(written);
        } else if (!isLocal) {
            computed.unpersist();
        }
    }
}
