package balie.store;

import balie.contract.Interactions;
import balie.contract.Wordings;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.mode;
import static org.apache.spark.sql.functions.when;

/** The wordings of interactions: of the text, else of the subject; those that every figure leaves out are passed over. */
final class AskedWordings {

    private AskedWordings() {}

    /** A row a contact that has a wording. */
    static Dataset<Row> of(Dataset<Row> interactions) {
        Column hasText = Interactions.TEXT_KEY.col().isNotNull();
        return interactions
                .filter(Interactions.EXCLUDED_REASON.col().isNull())
                .select(
                        coalesce(Interactions.TEXT_KEY.col(), Interactions.SUBJECT_KEY.col())
                                .as(Wordings.WORDING_KEY.name()),
                        when(hasText, Interactions.TEXT_.col())
                                .otherwise(Interactions.SUBJECT.col())
                                .as(Wordings.WORDED.name()),
                        Interactions.LANGUAGE.col(),
                        Interactions.OPENED_AT.col().as(Wordings.FIRST_OPENED_AT.name()))
                .filter(Wordings.WORDING_KEY
                        .col()
                        .isNotNull()
                        .and(Wordings.WORDED.col().isNotNull()));
    }

    /** {@link Wordings#NEW}: a row a wording. */
    static Dataset<Row> grouped(Dataset<Row> asked) {
        return asked.groupBy(Wordings.WORDING_KEY.col())
                .agg(
                        min(Wordings.WORDED.col()).as(Wordings.WORDED.name()),
                        // Of several that are as frequent, the least.
                        mode(Wordings.LANGUAGE.col(), true).as(Wordings.LANGUAGE.name()),
                        min(Wordings.FIRST_OPENED_AT.col()).as(Wordings.FIRST_OPENED_AT.name()))
                .select(Wordings.NEW.columns());
    }
}
