package balie.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as cron reads it, strictly: five fields, numbers or names in their ranges. */
final class CronTime {

    private record Field(int least, int most, List<String> names) {

        /** The values that it stands for; empty: it is none. */
        Set<Integer> values(String text) {
            Set<Integer> all = new TreeSet<>();
            for (String part : text.split(",", -1)) {
                Matcher range =
                        Pattern.compile("(\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d+))?").matcher(part);
                if (!range.matches()) {
                    return Set.of();
                }
                boolean every = range.group(1).equals("*");
                int first = every ? least : number(range.group(2));
                int last = every ? most : range.group(3) == null ? first : number(range.group(3));
                int step = range.group(4) == null ? 1 : Integer.parseInt(range.group(4));
                boolean stepOfOne = range.group(4) != null && !every && range.group(3) == null;
                if (first < least || last > most || first > last || step < 1 || stepOfOne) {
                    return Set.of();
                }
                for (int i = first; i <= last; i += step) {
                    all.add(i);
                }
            }
            return all;
        }

        private int number(String text) {
            int named = names.indexOf(text.toLowerCase(java.util.Locale.ROOT));
            return named >= 0 ? named + least : text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
        }
    }

    private static final List<Field> FIELDS = List.of(
            new Field(0, 59, List.of()),
            new Field(0, 23, List.of()),
            new Field(1, 31, List.of()),
            new Field(
                    1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Field(0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    /** What is wrong with a time of cron; empty: it is once a week. */
    static List<String> wrong(String time) {
        String[] fields = time.strip().split("\\s+");
        if (fields.length != FIELDS.size()) {
            return List.of(fields.length + " fields");
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            Set<Integer> values = FIELDS.get(i).values(fields[i]);
            boolean any = i == 2 || i == 3;
            if (values.isEmpty()) {
                wrong.add("field " + (i + 1) + ": " + fields[i]);
            } else if (any ? !fields[i].equals("*") : values.size() != 1) {
                wrong.add("not once a week: " + fields[i]);
            }
        }
        return wrong;
    }

    private CronTime() {}
}
