package balie.store;

import balie.contract.Field;
import balie.contract.TableContract;
import balie.contract.Wordings;
import balie.model.StoredQuestion;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

/** The wordings with the questions they were given to, as those are known now: {@link Wordings#ASSIGNED}. */
final class AssignedWordings {

    private static final String OWN = "own_id";
    private static final String GIVEN = "given_id";
    private static final String ROOT = "root_id";

    private static final StructType QUESTIONS = new StructType()
            .add(GIVEN, DataTypes.StringType)
            .add(ROOT, DataTypes.StringType)
            .add(Wordings.QUESTION.name(), DataTypes.StringType)
            .add(Wordings.QUESTION_SINCE.name(), DataTypes.TimestampType)
            .add(Wordings.NEAREST_QUESTION_ID.name(), DataTypes.StringType)
            .add(Wordings.NEAREST_SIMILARITY.name(), DataTypes.DoubleType);

    private AssignedWordings() {}

    /** Those of a store without wordings. */
    static Dataset<Row> none(SparkSession spark) {
        StructType type = new StructType();
        for (Field field : Wordings.ASSIGNED.fields()) {
            type = type.add(field.name(), field.type().sparkType(), true);
        }
        return spark.createDataFrame(List.of(), type);
    }

    /**
     * @param wordings {@link Wordings#TABLE}, or of a store of an earlier version fewer columns
     * @param questions the whole catalogue, by id
     */
    static Dataset<Row> of(Dataset<Row> wordings, Map<String, StoredQuestion> questions) {
        List<Row> shown = new ArrayList<>();
        questions.forEach((id, question) -> {
            StoredQuestion root = QuestionStore.root(question, questions);
            StoredQuestion nearest = root.nearest() == null ? null : questions.get(root.nearest());
            shown.add(RowFactory.create(
                    id,
                    root.id(),
                    root.shown(),
                    root.knownFrom(),
                    nearest == null
                            ? null
                            : QuestionStore.root(nearest, questions).id(),
                    root.nearestSimilarity()));
        });
        Dataset<Row> names = wordings.sparkSession().createDataFrame(shown, QUESTIONS);
        return withAll(wordings, Wordings.TABLE)
                .drop(Wordings.VECTOR.name())
                .withColumnsRenamed(Map.of(
                        Wordings.QUESTION_ID.name(), OWN, Wordings.LANGUAGE.name(), Wordings.TEXT_LANGUAGE.name()))
                .join(broadcast(names), col(OWN).equalTo(col(GIVEN)), "left")
                .withColumn(Wordings.QUESTION_ID.name(), col(ROOT))
                .select(Wordings.ASSIGNED.columns());
    }

    private static Dataset<Row> withAll(Dataset<Row> rows, TableContract contract) {
        Set<String> has = Set.of(rows.columns());
        Dataset<Row> all = rows;
        for (Field field : contract.fields()) {
            if (!has.contains(field.name())) {
                all = all.withColumn(field.name(), lit(null).cast(field.type().sparkType()));
            }
        }
        return all;
    }
}
