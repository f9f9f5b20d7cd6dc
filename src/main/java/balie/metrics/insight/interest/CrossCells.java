package balie.metrics.insight.interest;

import balie.metrics.CellPass;
import balie.metrics.TextOrder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Contacts by span, pair of a subject and a group, and their values, added up over customers. A contact has a column with a bit for
 * each span that it lies in, then value and label of each subject, then the value of each group; a null value takes no part.
 */
final class CrossCells implements CellPass.Cells {

    /** Places of span, subject and group in the order they were asked for, then values, then sums. */
    static final StructType SCHEMA = new StructType()
            .add("span", DataTypes.IntegerType, false)
            .add("subject", DataTypes.IntegerType, false)
            .add("group", DataTypes.IntegerType, false)
            .add("subject_value", DataTypes.StringType, false)
            .add("value", DataTypes.StringType, false)
            .add("label", DataTypes.StringType, true)
            .add("customers", DataTypes.LongType, false)
            .add("n", DataTypes.LongType, false)
            .add("nn", DataTypes.LongType, false)
            .add("nx", DataTypes.LongType, false)
            .add("xx", DataTypes.LongType, false);

    private static final int MOST = 100_000;

    private final int spans;
    private final int subjects;
    private final int groups;

    /** By span, subject and group. */
    private final List<Map<String, Whole>> wholes = new ArrayList<>();

    private final List<Whole> touched = new ArrayList<>();
    private int number;

    CrossCells(int spans, int subjects, int groups) {
        this.spans = spans;
        this.subjects = subjects;
        this.groups = groups;
        for (int i = 0; i < spans * subjects * groups; i++) {
            wholes.add(new HashMap<>());
        }
    }

    @Override
    public void add(Row contact) {
        int lies = contact.getInt(CellPass.FIRST);
        int firstSubject = CellPass.FIRST + 1;
        int firstGroup = firstSubject + 2 * subjects;
        for (int s = 0; s < subjects; s++) {
            String subject = contact.getString(firstSubject + 2 * s);
            if (subject == null) {
                continue;
            }
            String label = contact.getString(firstSubject + 2 * s + 1);
            for (int g = 0; g < groups; g++) {
                String group = contact.getString(firstGroup + g);
                if (group == null) {
                    continue;
                }
                for (int span = 0; span < spans; span++) {
                    if ((lies & 1 << span) != 0) {
                        Map<String, Whole> cells = wholes.get((span * subjects + s) * groups + g);
                        add(cells, group, subject, label);
                        add(cells, CrossSums.ALL, subject, label);
                    }
                }
            }
        }
    }

    private void add(Map<String, Whole> cells, String value, String subject, String label) {
        Whole whole = cells.get(value);
        if (whole == null) {
            whole = new Whole();
            cells.put(value, whole);
            number++;
        }
        Part part = whole.parts.get(subject);
        if (part == null) {
            part = new Part(label);
            whole.parts.put(subject, part);
            number++;
        }
        part.call(label);
        if (whole.pending++ == 0) {
            touched.add(whole);
        }
        if (part.pending++ == 0) {
            whole.touched.add(part);
        }
    }

    @Override
    public void customerEnds() {
        touched.forEach(Whole::customerEnds);
        touched.clear();
    }

    @Override
    public boolean areMany() {
        return number > MOST;
    }

    @Override
    public List<Row> drain() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < wholes.size(); i++) {
            int span = i / (subjects * groups);
            int subject = i / groups % subjects;
            int group = i % groups;
            wholes.get(i).forEach((value, whole) -> {
                rows.add(RowFactory.create(
                        span,
                        subject,
                        group,
                        CrossSums.ALL,
                        value,
                        CrossSums.ALL,
                        whole.customers,
                        whole.n,
                        whole.squares,
                        whole.squares,
                        whole.squares));
                whole.parts.forEach((subjectValue, part) -> rows.add(RowFactory.create(
                        span,
                        subject,
                        group,
                        subjectValue,
                        value,
                        part.label,
                        part.customers,
                        part.n,
                        part.squares,
                        part.products,
                        part.squares)));
            });
            wholes.get(i).clear();
        }
        number = 0;
        return rows;
    }

    /** All contacts of one group. */
    private static final class Whole {
        private final Map<String, Part> parts = new HashMap<>();
        private final List<Part> touched = new ArrayList<>();
        private long pending;
        private long customers;
        private long n;
        private long squares;

        void customerEnds() {
            for (Part part : touched) {
                part.customers++;
                part.n += part.pending;
                part.squares += part.pending * part.pending;
                part.products += part.pending * pending;
                part.pending = 0;
            }
            touched.clear();
            customers++;
            n += pending;
            squares += pending * pending;
            pending = 0;
        }
    }

    /** Those about one subject. */
    private static final class Part {
        private String label;
        private long pending;
        private long customers;
        private long n;
        private long squares;
        private long products;

        Part(String label) {
            this.label = label;
        }

        /** Of several names the last in the order of their bytes, as elsewhere. */
        void call(String other) {
            if (!Objects.equals(label, other)
                    && other != null
                    && (label == null || TextOrder.BY_CODE_POINT.compare(other, label) > 0)) {
                label = other;
            }
        }
    }
}
