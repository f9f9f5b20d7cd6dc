package balie.metrics.disclosure;

import balie.contract.ResultColumns;
import balie.metrics.disclosure.TableCounts.Cell;
import balie.model.ResultTable;
import balie.privacy.SmallCells;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hides the small counts of a publication and what would give them away, over all its tables and over the publications before it, and
 * attacks the result.
 */
public final class Disclosure {

    /** How much dearer it is to hide what is about everything than what is about a group. */
    private static final double TOTAL = 20;

    private static final String MEASURE = "measure";

    private final int minimum;
    private final boolean besides;
    private final boolean carries;

    /** @param minimum counts below it are secrets; 0: none is */
    public Disclosure(int minimum) {
        this(minimum, true, true);
    }

    /**
     * A weaker one, to show what the parts are good for.
     *
     * @param besides whether counts beside small ones are hidden too
     * @param carries whether what was published before is looked at when it is chosen what to hide; the attacker looks in any case
     */
    public Disclosure(int minimum, boolean besides, boolean carries) {
        this.minimum = minimum;
        this.besides = besides;
        this.carries = carries;
    }

    /**
     * What came of it.
     *
     * @param tables as they may be published, in their order, rows in theirs
     * @param published the counts of the tables, hidden ones too, each saying whether it is told: what a later publication must know
     * @param counts how many there are
     * @param small how many are hidden since they are small
     * @param beside how many are hidden besides
     * @param secrets how many small counts the attacker tried, each once, also those of earlier publications about the same days
     * @param workedOut which of them can be worked out, in words without their value
     * @param workedOutBefore how many more could be worked out from earlier publications alone
     */
    public record Outcome(
            List<ResultTable> tables,
            List<Count> published,
            int counts,
            int small,
            int beside,
            int secrets,
            List<String> workedOut,
            int workedOutBefore) {

        public Outcome {
            tables = List.copyOf(tables);
            published = List.copyOf(published);
            workedOut = List.copyOf(workedOut);
        }

        /** Share of all counts that is hidden, in percent. */
        public double hiddenPercent() {
            return counts == 0 ? 0 : 100.0 * (small + beside) / counts;
        }
    }

    /**
     * Protects the tables of a publication.
     *
     * @param raw with every count
     * @param earlier counts of each earlier publication, the first first, at least those {@link #about} the days of these tables
     */
    public Outcome protect(List<ResultTable> raw, List<List<Count>> earlier) {
        SmallCells smallCells = new SmallCells(minimum);
        List<ResultTable> shown = raw.stream().map(smallCells::protect).toList();
        if (minimum == 0) {
            List<Count> counts = counts(cells(raw, shown));
            return new Outcome(raw, counts, counts.size(), 0, 0, 0, List.of(), 0);
        }
        List<List<Cell>> cells = cells(raw, shown);
        List<Count> counts = counts(cells);
        int small = (int) counts.stream().filter(c -> !c.shown()).count();
        if (besides) {
            List<List<Count>> known = new ArrayList<>(carries ? earlier : List.of());
            known.add(counts);
            shown = hidden(raw, shown, cells, toHide(known));
            cells = cells(raw, shown);
            counts = counts(cells);
        }
        int hidden = (int) counts.stream().filter(c -> !c.shown()).count();
        Attack attack = attack(earlier, counts);
        int before = 0;
        List<String> workedOut = attack.found();
        if (!workedOut.isEmpty() && !earlier.isEmpty()) {
            // What earlier publications tell by themselves can not be taken back.
            Set<String> already = new HashSet<>(
                    attack(earlier.subList(0, earlier.size() - 1), earlier.get(earlier.size() - 1)).found());
            before = (int) workedOut.stream().filter(already::contains).count();
            workedOut = workedOut.stream().filter(w -> !already.contains(w)).toList();
        }
        return new Outcome(
                ranked(shown), counts, counts.size(), small, hidden - small, attack.secrets(), workedOut, before);
    }

    /** The days of the counts of some tables; what an earlier publication told about others has nothing to do with them. */
    public static Set<String> days(Collection<ResultTable> tables) {
        Set<String> days = new HashSet<>();
        for (ResultTable table : tables) {
            if (TableCounts.areIn(table)) {
                new TableCounts(table).cells(table).forEach(c -> days.add(days(c.count())));
            }
        }
        return days;
    }

    /** Whether an earlier count is about such days. */
    public static boolean isAbout(Count count, Set<String> days) {
        return days.contains(days(count));
    }

    private static String days(Count count) {
        return count.from() + "/" + count.to();
    }

    private static List<List<Cell>> cells(List<ResultTable> raw, List<ResultTable> shown) {
        List<List<Cell>> cells = new ArrayList<>();
        for (int t = 0; t < raw.size(); t++) {
            cells.add(TableCounts.areIn(raw.get(t)) ? new TableCounts(raw.get(t)).cells(shown.get(t)) : List.of());
        }
        return cells;
    }

    private static List<Count> counts(List<List<Cell>> cells) {
        return cells.stream().flatMap(List::stream).map(Cell::count).toList();
    }

    /** For each count of the last publication whether it is to be hidden. */
    private BitSet toHide(List<List<Count>> known) {
        CountNetwork network = new CountNetwork(known);
        int last = known.size() - 1;
        BitSet told = new BitSet();
        BitSet before = new BitSet();
        for (int p = 0; p < last; p++) {
            mark(network.numbers(p), known.get(p), told, before);
        }
        BitSet fixed = (BitSet) told.clone();
        int[] numbers = network.numbers(last);
        List<Count> counts = known.get(last);
        double[] costs = new double[network.size()];
        BitSet all = new BitSet();
        BitSet toldNow = new BitSet();
        mark(numbers, counts, toldNow, all);
        for (int i = 0; i < numbers.length; i++) {
            Count count = counts.get(i);
            boolean total = count.about().isEmpty()
                    || count.about().size() == 1 && count.about().containsKey(MEASURE);
            costs[numbers[i]] += total ? TOTAL : 1 + Math.log1p(count.value()) / TOTAL;
        }
        BitSet hidden = (BitSet) before.clone();
        hidden.or(all);
        hidden.andNot(told);
        // What was hidden before stays so: telling it now would tell it of then, too.
        toldNow.andNot(before);
        hidden.andNot(toldNow);
        BitSet chosen = new Suppression(network, minimum, costs, fixed).hide(hidden, new BitSet());
        BitSet hide = new BitSet();
        for (int i = 0; i < numbers.length; i++) {
            hide.set(i, chosen.get(numbers[i]));
        }
        return hide;
    }

    /** Takes down what a publication tells and all that it has. */
    private static void mark(int[] numbers, List<Count> counts, BitSet told, BitSet all) {
        for (int i = 0; i < numbers.length; i++) {
            all.set(numbers[i]);
            if (counts.get(i).shown()) {
                told.set(numbers[i]);
            }
        }
    }

    private static List<ResultTable> hidden(
            List<ResultTable> raw, List<ResultTable> shown, List<List<Cell>> cells, BitSet hide) {
        List<ResultTable> hidden = new ArrayList<>();
        int at = 0;
        for (int t = 0; t < raw.size(); t++) {
            Map<Integer, Set<String>> columns = new HashMap<>();
            for (Cell cell : cells.get(t)) {
                if (hide.get(at++)) {
                    columns.computeIfAbsent(cell.row(), r -> new TreeSet<>()).add(cell.column());
                }
            }
            ResultTable table = shown.get(t);
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (int r = 0; r < table.rows().size(); r++) {
                rows.add(SmallCells.hide(table, table.rows().get(r), columns.getOrDefault(r, Set.of())));
            }
            hidden.add(table.withRows(rows));
        }
        return hidden;
    }

    private record Attack(int secrets, List<String> found) {}

    /** Knows everything that was told, and tries each small count that was not. */
    private Attack attack(List<List<Count>> earlier, List<Count> now) {
        List<List<Count>> all = new ArrayList<>(earlier);
        all.add(now);
        CountNetwork network = new CountNetwork(all);
        BitSet told = new BitSet();
        BitSet hidden = new BitSet();
        for (int p = 0; p < all.size(); p++) {
            mark(network.numbers(p), all.get(p), told, hidden);
        }
        hidden.andNot(told);
        int secrets = (int) hidden.stream().filter(n -> network.value(n) < minimum).count();
        BitSet found = new Attacker(network, minimum).workedOut(hidden);
        return new Attack(
                secrets,
                found.stream().mapToObj(n -> network.example(n).words()).sorted().toList());
    }

    /** A row without its count has no rank, and stands behind those that have one: its place would tell between which it lies. */
    private static List<ResultTable> ranked(List<ResultTable> tables) {
        return tables.stream().map(Disclosure::ranked).toList();
    }

    private static ResultTable ranked(ResultTable table) {
        if (!table.has("rank") || !table.has(ResultColumns.N.name())) {
            return table;
        }
        int rank = table.index("rank");
        int n = table.index(ResultColumns.N.name());
        List<List<@Nullable Object>> first = new ArrayList<>();
        List<List<@Nullable Object>> behind = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            if (row.get(n) != null || row.get(rank) == null) {
                first.add(row);
            } else {
                List<@Nullable Object> without = new ArrayList<>(row);
                without.set(rank, null);
                behind.add(without);
            }
        }
        behind.sort(java.util.Comparator.comparing(Object::toString));
        first.addAll(behind);
        return table.withRows(first);
    }
}
