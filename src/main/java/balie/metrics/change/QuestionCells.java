package balie.metrics.change;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.metrics.CellPass;
import balie.metrics.CustomerSums;
import balie.metrics.PeriodSums;
import balie.metrics.TextOrder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each question was asked in each period, and all contacts. A contact has its step, the id of its question and what that is called.
 * Sums over customers are made of the last two periods; of older ones contacts are counted and no more.
 */
final class QuestionCells implements CellPass.Cells {

    static final StructType SCHEMA = schema();

    private static final int STEP = CellPass.FIRST;
    private static final int ID = STEP + 1;
    private static final int QUESTION = ID + 1;
    private static final int BY_CUSTOMER = 1;
    private static final int MOST = 100_000;

    private record Key(String id, long step) {}

    private static final class Cell {
        private @Nullable String label;
        private long customers;
        private long of;
        private long n;
        private long nn;
        private long nx;
        private long xx;
        /** Of the customer at hand. */
        private long asked;
    }

    private final Map<Key, Cell> cells = new HashMap<>();
    /** By step, those of the customer at hand. */
    private final List<List<Cell>> questions = List.of(new ArrayList<>(), new ArrayList<>());

    private static StructType schema() {
        StructType schema = new StructType()
                .add(EnrichedInteractions.QUESTION_ID.name(), DataTypes.StringType, false)
                .add(EnrichedInteractions.QUESTION.name(), DataTypes.StringType, true)
                .add(PeriodSums.STEP.name(), DataTypes.LongType, false);
        for (Field sum : CustomerSums.SUMS) {
            schema = schema.add(sum.name(), DataTypes.LongType, false);
        }
        return schema;
    }

    @Override
    public void add(Row contact) {
        long step = contact.getLong(STEP);
        String label = contact.getString(QUESTION);
        Cell cell = cells.computeIfAbsent(new Key(contact.getString(ID), step), any -> new Cell());
        if (label != null && (cell.label == null || TextOrder.BY_CODE_POINT.compare(label, cell.label) > 0)) {
            cell.label = label;
        }
        if (step > BY_CUSTOMER) {
            count(cell);
            count(all(step));
        } else {
            if (cell.asked == 0) {
                questions.get((int) step).add(cell);
            }
            cell.asked++;
        }
    }

    private Cell all(long step) {
        Cell all = cells.computeIfAbsent(new Key(QuestionSums.ALL, step), any -> new Cell());
        all.label = QuestionSums.ALL;
        return all;
    }

    private static void count(Cell cell) {
        cell.of++;
        cell.n++;
    }

    @Override
    public void customerEnds() {
        for (int step = 0; step < questions.size(); step++) {
            List<Cell> asked = questions.get(step);
            if (asked.isEmpty()) {
                continue;
            }
            long contacts = 0;
            for (Cell cell : asked) {
                contacts += cell.asked;
            }
            for (Cell cell : asked) {
                add(cell, cell.asked, contacts, cell.asked * cell.asked);
                cell.asked = 0;
            }
            add(all(step), contacts, contacts, contacts * contacts);
            asked.clear();
        }
    }

    /**
     * Adds a customer.
     *
     * @param x contacts with the question
     * @param n all contacts
     */
    private static void add(Cell cell, long x, long n, long nn) {
        cell.customers++;
        cell.of += x;
        cell.n += x;
        cell.nn += nn;
        cell.nx += n * x;
        cell.xx += x * x;
    }

    @Override
    public boolean areMany() {
        return cells.size() > MOST;
    }

    @Override
    public List<Row> drain() {
        List<Row> rows = new ArrayList<>();
        cells.forEach((key, cell) -> rows.add(RowFactory.create(
                key.id(), cell.label, key.step(), cell.customers, cell.of, cell.n, cell.nn, cell.nx, cell.xx)));
        cells.clear();
        return rows;
    }
}
