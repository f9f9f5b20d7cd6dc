package balie.store;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.Wordings;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

/** The wordings of interactions: of the text, else of the subject; those that every figure leaves out are passed over. */
final class AskedWordings {

    private static final String EARLIEST = "earliest";

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

    /**
     * {@link Wordings#NEW}: a row a wording, with text and language of its earliest contact. What later contacts say would be known
     * to a history that is loaded at once, and not to the same weeks loaded one by one, whose questions would be others.
     */
    static Dataset<Row> grouped(Dataset<Row> asked) {
        Column earliest = min(struct(
                // A time that is not recorded is no early one, and a language that is not recorded no first one.
                Wordings.FIRST_OPENED_AT.col().isNull(),
                Wordings.FIRST_OPENED_AT.col(),
                Wordings.WORDED.col(),
                Wordings.LANGUAGE.col().isNull(),
                Wordings.LANGUAGE.col()));
        return asked.groupBy(Wordings.WORDING_KEY.col())
                .agg(earliest.as(EARLIEST))
                .select(
                        Wordings.WORDING_KEY.col(),
                        of(Wordings.WORDED),
                        of(Wordings.LANGUAGE),
                        of(Wordings.FIRST_OPENED_AT));
    }

    private static Column of(Field field) {
        return col(EARLIEST + "." + field.name()).as(field.name());
    }
}
