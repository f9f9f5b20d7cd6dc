package balie.ingest;

import balie.contract.Field;
import balie.contract.Interactions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/** Rows dated years behind all others of their file: a typing error, known only once the whole file was read. */
final class OutlierRows {

    private OutlierRows() {}

    /** Whether any file holds such rows. */
    static boolean any(List<FileReach> reaches) {
        return reaches.stream().anyMatch(r -> r.outliersFrom() != null);
    }

    /** Whether a row is one. */
    static Column isOne(List<FileReach> reaches) {
        Column any = lit(false);
        for (FileReach reach : reaches) {
            if (reach.outliersFrom() != null) {
                for (Field instant : Interactions.INSTANTS) {
                    any = any.or(Landing.FILE_INDEX
                            .col()
                            .equalTo(reach.file())
                            .and(instant.col().geq(lit(reach.outliersFrom()))));
                }
            }
        }
        return any;
    }

    /** The rows of {@code read}, such ones with that said as their issue. */
    static Dataset<Row> setAside(Dataset<Row> read, List<SourceFile> files, List<FileReach> reaches) {
        if (!any(reaches)) {
            return read;
        }
        Column name = lit(null).cast("string");
        Column at = lit(null).cast("timestamp");
        for (FileReach reach : reaches) {
            if (reach.outliersFrom() == null) {
                continue;
            }
            Column here = Landing.FILE_INDEX.col().equalTo(reach.file());
            for (Field instant : Interactions.INSTANTS) {
                Column outlying = here.and(instant.col().geq(lit(reach.outliersFrom())));
                name = when(outlying, lit(files.get((int) reach.file()).exportColumn(instant)))
                        .otherwise(name);
                at = when(outlying, instant.col()).otherwise(at);
            }
        }
        Map<String, Column> issue = new LinkedHashMap<>();
        Column isNew = Landing.ISSUE_REASON.col().isNull().and(name.isNotNull());
        issue.put(Landing.ISSUE_COLUMN.name(), when(isNew, name).otherwise(Landing.ISSUE_COLUMN.col()));
        issue.put(
                Landing.ISSUE_VALUE.name(),
                when(isNew, date_format(at, "yyyy-MM-dd HH:mm:ss'Z'")).otherwise(Landing.ISSUE_VALUE.col()));
        issue.put(
                Landing.ISSUE_REASON.name(),
                when(isNew, lit("more than a year after everything else in the file; a typing error in the year?"))
                        .otherwise(Landing.ISSUE_REASON.col()));
        return read.withColumns(issue);
    }
}
