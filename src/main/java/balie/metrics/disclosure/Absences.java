package balie.metrics.disclosure;

import balie.model.Count;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a publication tells by having no row: a group that is broken down nowhere, where others are, has nobody in it. */
final class Absences {

    /** By which columns the rows of each series are told. */
    private final Map<String, Set<Set<String>>> breakdowns = new HashMap<>();

    /** Groups that are broken down, and by which columns. */
    private final Set<String> broken = new HashSet<>();

    Absences(List<Count> counts) {
        for (Count count : counts) {
            Set<String> columns = count.about().keySet();
            breakdowns.computeIfAbsent(count.series(), k -> new HashSet<>()).add(new TreeSet<>(columns));
            for (String column : columns) {
                SortedMap<String, String> group = new TreeMap<>(count.about());
                group.remove(column);
                broken.add(group(count.series(), group, columns));
            }
        }
    }

    private static String group(String series, SortedMap<String, String> group, Set<String> columns) {
        return series + '\u0001' + group + '\u0001' + columns;
    }

    /** Whether the absence of rows tells that a count is 0. */
    boolean tell(Count count) {
        if (count.isTotal()) {
            return false;
        }
        for (Set<String> columns : breakdowns.getOrDefault(count.series(), Set.of())) {
            if (columns.size() == count.about().size() + 1
                    && columns.containsAll(count.about().keySet())
                    && !broken.contains(group(count.series(), count.about(), columns))) {
                return true;
            }
        }
        return false;
    }
}
