package balie.config.time;

import java.util.Comparator;
import java.util.List;

/** Names of months in English, Dutch and German; no name stands for two months. */
final class MonthNames {

    private record Name(String text, int month) {}

    private static final List<Name> SHORT = names(
            "jan",
            "feb",
            "mar mrt mär mrz",
            "apr",
            "may mei mai",
            "jun",
            "jul",
            "aug",
            "sep sept",
            "oct okt",
            "nov",
            "dec dez");

    private static final List<Name> FULL = names(
            "january januari januar",
            "february februari februar",
            "march maart märz",
            "april",
            "may mei mai",
            "june juni",
            "july juli",
            "august augustus",
            "september",
            "october oktober",
            "november",
            "december dezember");

    private MonthNames() {}

    private static List<Name> names(String... months) {
        List<Name> names = new java.util.ArrayList<>();
        for (int i = 0; i < months.length; i++) {
            for (String name : months[i].split(" ")) {
                names.add(new Name(name, i + 1));
            }
        }
        // The longer first: August before Augustus would leave a rest.
        names.sort(Comparator.comparing((Name n) -> n.text().length()).reversed());
        return List.copyOf(names);
    }

    /** The month in the upper and the index behind its name in the lower half; below 0: no month's name stands there. */
    static long read(String text, int at, boolean full) {
        List<Name> names = full ? FULL : SHORT;
        for (int i = 0; i < names.size(); i++) {
            Name name = names.get(i);
            if (text.regionMatches(true, at, name.text(), 0, name.text().length())) {
                return ((long) name.month() << 32) | (at + name.text().length());
            }
        }
        return -1;
    }
}
