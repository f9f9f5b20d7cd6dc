package balie.metrics.disclosure;

import balie.contract.ResultColumns;
import balie.metrics.disclosure.TableCounts.Cell;
import balie.model.Count;
import balie.model.ResultTable;
import balie.privacy.SmallCells;
import balie.text.Wording;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hides the small counts of a publication and what would give them away, over all its tables and over the publications before it, and
 * attacks the result.
 */
public final class Disclosure {

    /** How much dearer it is to hide what is about everything than what is about a group. */
    private static final double TOTAL = 20;

    private final int minimum;
    private final boolean besides;
    private final boolean carries;
    private final SolvedPieces solved;

    /** @param minimum counts below it are secrets; 0: none is */
    public Disclosure(int minimum) {
        this(minimum, true, true);
    }

    /** @param solved what attackers made of pieces before; it takes what this one makes of them */
    public Disclosure(int minimum, SolvedPieces solved) {
        this(minimum, true, true, solved);
    }

    /**
     * A weaker one, to show what the parts are good for.
     *
     * @param besides whether counts beside small ones are hidden too
     * @param carries whether what was published before is looked at when it is chosen what to hide; the attacker looks in any case
     */
    public Disclosure(int minimum, boolean besides, boolean carries) {
        this(minimum, besides, carries, new SolvedPieces());
    }

    private Disclosure(int minimum, boolean besides, boolean carries, SolvedPieces solved) {
        this.solved = solved;
        this.minimum = minimum;
        this.besides = besides;
        this.carries = carries;
    }

    /**
     * What came of it.
     *
     * @param id which publication it is
     * @param tables as they may be published, in their order, rows in theirs
     * @param published the counts of the tables, hidden ones too, each saying whether it is told: what a later publication must know
     * @param small how many are hidden since they are small
     * @param beside how many are hidden besides
     * @param secrets how many small counts the attacker tried, each once, also those of earlier publications about the same days
     * @param workedOut which of them can be worked out, in words without their value
     * @param workedOutBefore how many more could be worked out from earlier publications alone
     */
    public record Outcome(
            String id,
            List<ResultTable> tables,
            List<Count> published,
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

        /** How many counts there are. */
        public int counts() {
            return published.size();
        }

        /** Share of all counts that is hidden, in percent. */
        public double hiddenPercent() {
            return published.isEmpty() ? 0 : 100.0 * (small + beside) / published.size();
        }
    }

    /** Which publication some tables are: the same for the same counts and the same minimum. */
    public String id(List<ResultTable> raw) {
        return Wording.sha256(Stream.concat(
                        Stream.of("minimum " + minimum),
                        counts(cells(raw, raw)).stream().map(Count::valued).sorted())
                .collect(Collectors.joining("\n")));
    }

    /**
     * Protects the tables of a publication.
     *
     * @param raw with every count
     * @param before what was published earlier
     */
    public Outcome protect(List<ResultTable> raw, EarlierCounts before) {
        SmallCells smallCells = new SmallCells(minimum);
        String id = id(raw);
        List<ResultTable> shown = raw.stream().map(smallCells::protect).toList();
        List<List<Cell>> cells = cells(raw, shown);
        List<Count> counts = counts(cells);
        if (minimum == 0) {
            return new Outcome(id, raw, counts, 0, 0, 0, List.of(), 0);
        }
        int small = (int) counts.stream().filter(c -> !c.shown()).count();
        Earlier earlier = Earlier.of(counts, days -> before.before(id, days));
        if (besides) {
            shown = hidden(raw, shown, cells, toHide(carries ? earlier : Earlier.NONE, counts));
            cells = cells(raw, shown);
            counts = counts(cells);
        }
        int hidden = (int) counts.stream().filter(c -> !c.shown()).count();
        Attack attack = attack(earlier, counts);
        int already = 0;
        List<Count> found = attack.found();
        if (!found.isEmpty() && !earlier.counts().isEmpty()) {
            // What earlier publications tell by themselves can not be taken back.
            Set<String> known = attack(earlier, List.of()).found().stream()
                    .map(Count::valued)
                    .collect(Collectors.toSet());
            already =
                    (int) found.stream().filter(c -> known.contains(c.valued())).count();
            found = found.stream().filter(c -> !known.contains(c.valued())).toList();
        }
        return new Outcome(
                id,
                ranked(shown),
                counts,
                small,
                hidden - small,
                attack.secrets(),
                found.stream().map(Count::words).sorted().toList(),
                already);
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

    /** For each count of a publication whether it is to be hidden; where two would do, not the order of tables and rows tells which. */
    private BitSet toHide(Earlier earlier, List<Count> counts) {
        int[] order = Earlier.order(counts);
        BitSet sorted =
                toHideOf(earlier, Arrays.stream(order).mapToObj(counts::get).toList());
        BitSet hide = new BitSet();
        for (int i = 0; i < order.length; i++) {
            hide.set(order[i], sorted.get(i));
        }
        return hide;
    }

    private BitSet toHideOf(Earlier earlier, List<Count> counts) {
        List<List<Count>> all = new ArrayList<>(earlier.counts());
        all.add(counts);
        CountNetwork network = new CountNetwork(all);
        Told told = new Told(network, earlier, counts);
        int[] numbers = network.numbers(all.size() - 1);
        double[] costs = new double[network.size()];
        BitSet hidden = told.hiddenBefore();
        for (int i = 0; i < numbers.length; i++) {
            Count count = counts.get(i);
            costs[numbers[i]] += count.isTotal() ? TOTAL : 1 + Math.log1p((double) count.value()) / TOTAL;
            // What was hidden before stays so: telling it now would tell it of then, too.
            if (earlier.hid(count)) {
                hidden.set(numbers[i]);
            }
        }
        hidden.or(told.hidden());
        hidden.andNot(told.before());
        BitSet chosen = new Suppression(network, minimum, costs, told.before(), solved).hide(hidden);
        BitSet hide = new BitSet();
        for (int i = 0; i < numbers.length; i++) {
            hide.set(i, chosen.get(numbers[i]));
        }
        return hide;
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

    private record Attack(int secrets, List<Count> found) {}

    /** Knows everything that was told, and tries each small count that was not. */
    private Attack attack(Earlier earlier, List<Count> now) {
        List<List<Count>> all = new ArrayList<>(earlier.counts());
        List<Count> sorted =
                Arrays.stream(Earlier.order(now)).mapToObj(now::get).toList();
        all.add(sorted);
        CountNetwork network = new CountNetwork(all);
        BitSet hidden = new Told(network, earlier, sorted).hidden();
        int secrets =
                (int) hidden.stream().filter(n -> network.value(n) < minimum).count();
        return new Attack(
                secrets,
                new Attacker(network, minimum, solved)
                        .workedOut(hidden).stream().mapToObj(network::example).toList());
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
        behind.sort(Comparator.comparing(Object::toString));
        first.addAll(behind);
        return table.withRows(first);
    }
}
