package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the questions of each group of customers spread over the products. */
final class InterestMap {

    /** Of the dimensions that say who customers are, the first one with groups to hold beside each other is drawn. */
    private static final List<String> DIMENSIONS = List.of("segment", "customer_type", "region");

    private static final Pattern NUMBER_BEHIND = Pattern.compile(" ([0-9]{1,6})[0-9+-]*$");

    private static final int MOST_PRODUCTS = 8;
    private static final int MOST_GROUPS = 15;

    private final Telling telling;
    private final List<Line> lines;
    private final List<String> products;
    private final List<String> groups;

    InterestMap(Tables tables) {
        this.telling = tables.telling();
        List<Line> all =
                tables.lines("interest").stream().filter(Tables::isFigure).toList();
        this.lines = DIMENSIONS.stream()
                .map(d -> all.stream().filter(l -> l.is("dimension", d)).toList())
                .filter(InterestMap::isMap)
                .findFirst()
                .orElse(List.of());
        this.products = largest(lines, "product", "n", MOST_PRODUCTS);
        this.groups = inOrder(largest(lines, "value", "of", MOST_GROUPS));
    }

    private static boolean isMap(List<Line> lines) {
        return lines.stream()
                                .filter(Parts::isReliable)
                                .map(l -> l.text("value"))
                                .distinct()
                                .count()
                        > 1
                && lines.stream()
                                .filter(Parts::isReliable)
                                .map(l -> l.text("product"))
                                .distinct()
                                .count()
                        > 1;
    }

    /** The values of a column with the most contacts, most first. */
    private static List<String> largest(List<Line> lines, String column, String count, int most) {
        Map<String, Long> counts = lines.stream()
                .collect(Collectors.toMap(
                        l -> l.text(column),
                        l -> Optional.ofNullable(l.count(count)).orElse(0L),
                        Long::sum,
                        LinkedHashMap::new));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those of which something is told; groups that belong together stand together, and 2-3 before 10+. */
    private List<String> inOrder(List<String> chosen) {
        return lines.stream()
                .filter(l -> l.number("percent") != null)
                .map(l -> l.text("value"))
                .distinct()
                .filter(chosen::contains)
                .sorted(Comparator.comparing(InterestMap::withoutNumber).thenComparing(InterestMap::number))
                .toList();
    }

    private static String withoutNumber(String group) {
        return NUMBER_BEHIND.matcher(group).replaceFirst("");
    }

    private static int number(String group) {
        Matcher number = NUMBER_BEHIND.matcher(group);
        return number.find() ? Integer.parseInt(number.group(1)) : 0;
    }

    Optional<Section> section() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Line> shown = groups.stream()
                .flatMap(g -> products.stream().flatMap(p -> line(g, p).stream()))
                .toList();
        String heading = heading(shown);
        return Optional.of(new Section(
                "interest-by-group",
                heading,
                telling.say(
                        "Contacts about a product that are no complaints, {0}: of those of each group, the share of each of the products asked"
                                + " about most. Framed: more than chance apart from the other groups. Customers who object to marketing are left"
                                + " out.",
                        telling.days(lines)),
                Optional.of(chart(heading)),
                table(shown),
                telling.definitions(lines),
                "interest"));
    }

    private Optional<Line> line(String group, String product) {
        return lines.stream()
                .filter(l -> l.is("value", group) && l.is("product", product))
                .findFirst();
    }

    /** What most groups have in common, and where one product takes most of the questions. */
    private String heading(List<Line> shown) {
        Comparator<Line> byShare = Comparator.comparing(l -> Objects.requireNonNull(l.number("percent")));
        List<Line> firsts = groups.stream()
                .flatMap(g -> shown.stream().filter(l -> l.is("value", g) && Parts.isReliable(l)).max(byShare).stream())
                .toList();
        List<String> leaders = firsts.stream().map(l -> l.text("product")).toList();
        String leader = leaders.stream()
                .max(Comparator.comparing(
                        p -> leaders.stream().filter(p::equals).count()))
                .orElseThrow();
        Line largest = firsts.stream().max(byShare).orElseThrow();
        long led = leaders.stream().filter(leader::equals).count();
        String most = telling.say(
                "the largest share is {0} ({1}), about {2}, of {3}.",
                telling.percent(largest),
                telling.interval(largest),
                largest.text("product"),
                new Comparison(largest, telling).group());
        return 2 * led < firsts.size()
                ? telling.say("Of {0} groups, no half asks about the same product most; {1}", firsts.size(), most)
                : telling.say("{0} is what {1} of {2} groups ask about most; {3}", leader, led, firsts.size(), most);
    }

    private Chart chart(String heading) {
        List<Chart.HeatRow> rows = groups.stream()
                .map(g -> new Chart.HeatRow(
                        group(g), products.stream().map(p -> cell(line(g, p))).toList()))
                .toList();
        return new Chart.Heat(heading, telling.say("% of the group's questions about a product"), products, rows);
    }

    private String group(String value) {
        return telling.value(lines.get(0).text("dimension"), value);
    }

    private Chart.Cell cell(Optional<Line> line) {
        Optional<Double> percent = line.map(l -> l.number("percent"));
        if (percent.isEmpty()) {
            return new Chart.Cell(
                    OptionalDouble.empty(), line.map(l -> l.text("mark")).orElse(""), false);
        }
        return new Chart.Cell(
                OptionalDouble.of(percent.get()),
                (telling.decimals(percent.get(), 0) + " " + line.get().text("mark")).strip(),
                Comparison.isFlagged(line.get()));
    }

    private TableView table(List<Line> shown) {
        List<Heading> headings = Stream.concat(
                        Stream.of(new Heading(telling.say("group"), false)),
                        products.stream().map(p -> new Heading(p, true)))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (String group : groups) {
            rows.add(Stream.concat(
                            Stream.of(group(group)),
                            products.stream()
                                    .map(p -> line(group, p).map(this::share).orElse("")))
                    .toList());
        }
        return new TableView(headings, rows, telling.remarks(shown));
    }

    private String share(Line line) {
        boolean told = line.number("percent") != null;
        return told ? (telling.percent(line) + " " + line.text("mark")).strip() : line.text("mark");
    }
}
