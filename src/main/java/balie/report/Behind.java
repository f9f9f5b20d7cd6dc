package balie.report;

import balie.model.ResultTable.Line;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the rows of a table lead to in the lists: to the contacts or customers of the same group, as far as the list tells of the group. */
final class Behind {

    private static final String PAGE = Listings.CONTACTS + ".html#";

    private final Telling telling;

    private final boolean profiled;

    /** Groups that the list has rows of, with their days and over all. */
    private final Set<String> listed = new HashSet<>();

    Behind(Tables tables) {
        telling = tables.telling();
        profiled = !tables.lines("customer_profiles").isEmpty();
        for (Line line : tables.lines("contact_list")) {
            for (String column : List.of("question_id", "channel")) {
                listed.add(column + "=" + line.text(column));
                listed.add(column + "=" + line.text(column) + "&" + line.text("period_from"));
            }
        }
    }

    /** The contacts that ask the question of each row, in its period, or in all that is listed where its period is longer. */
    List<String> questions(List<Line> lines) {
        return lines.stream()
                .map(l -> target(l, "question_id", l.text("question_id"), l.text("question_id")))
                .toList();
    }

    /** The contacts of the group of each row, by one column. */
    List<String> groups(List<Line> lines, String dimension) {
        return lines.stream()
                .map(l -> target(l, dimension, l.text(dimension), telling.term(l.text(dimension))))
                .toList();
    }

    /** The same of rows that say in two columns which group they are about. */
    List<String> values(List<Line> lines) {
        return lines.stream()
                .map(l -> target(
                        l,
                        l.text("dimension"),
                        l.text("value"),
                        l.is("dimension", "channel") ? telling.term(l.text("value")) : l.text("value")))
                .toList();
    }

    /**
     * The customers of each row.
     *
     * @param chosen by which columns of the list they are chosen, and with which values as they stand there; none: nothing leads there, as
     *     how many they are is not told
     */
    List<String> customers(List<Line> lines, Function<Line, SortedMap<String, String>> chosen) {
        return lines.stream()
                .map(chosen)
                .map(values -> !profiled || values.isEmpty()
                        ? ""
                        : Listings.CUSTOMERS + ".html#"
                                + values.entrySet().stream()
                                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                                        .collect(Collectors.joining("&")))
                .toList();
    }

    private String target(Line line, String column, String code, String shown) {
        if (code.isEmpty() || !listed.contains(column + "=" + code)) {
            return "";
        }
        String group = column + "=" + encoded(shown);
        boolean dated =
                line.has("period_from") && listed.contains(column + "=" + code + "&" + line.text("period_from"));
        return PAGE + (dated ? "opened=" + encoded(Listings.opened(telling, line)) + "&" : "") + group;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
