package balie.app;

import balie.config.YamlMap;
import balie.contract.Field;
import balie.metrics.Catalogue;
import balie.metrics.Definition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Lists every figure, or tells all there is to say of one. */
@Command(
        name = "metrics",
        description =
                "Lists every figure that Balie computes, or with 'show ID' tells what one says: its definition, denominator,"
                        + " exclusions, unit, clock, the columns it needs and where it comes from.",
        mixinStandardHelpOptions = true)
final class MetricsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    MetricsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        int width = Catalogue.usual().stream()
                .mapToInt(e -> e.definition().id().length())
                .max()
                .orElse(0);
        String table = "";
        for (Catalogue.Entry entry : Catalogue.usual()) {
            if (!entry.table().equals(table)) {
                table = entry.table();
                console.say(
                        entry.metric().isEmpty()
                                ? table + ", in every run:"
                                : table + ", by the metric " + entry.metric() + ":");
            }
            String id = entry.definition().id();
            console.say("  " + id + " ".repeat(width - id.length() + 2)
                    + entry.definition().title());
        }
        console.say("What one says: ./balie metrics show ID");
        return ExitCode.DONE;
    }

    @Command(name = "show", description = "Tells all there is to say of a figure.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "ID", description = "As the list has it.") String id) {
        Console console = surroundings.console();
        List<Catalogue.Entry> found = Catalogue.usual().stream()
                .filter(e -> e.definition().id().equals(id))
                .toList();
        if (found.isEmpty()) {
            Set<String> known = Catalogue.usual().stream()
                    .map(e -> e.definition().id())
                    .collect(Collectors.toCollection(TreeSet::new));
            console.problems(
                    "There is no such figure:",
                    List.of(new balie.issue.Problem(
                            null, 0, "there is no figure '" + id + "'", YamlMap.suggest(id, known))));
            return ExitCode.WRONG_CALL;
        }
        found.forEach(entry -> tell(entry, console));
        return ExitCode.DONE;
    }

    private static void tell(Catalogue.Entry entry, Console console) {
        Definition definition = entry.definition();
        console.say(definition.id() + ": " + definition.title());
        console.say("  answers      " + definition.answers());
        console.say("  counts       " + definition.counted());
        if (!definition.among().isEmpty()) {
            console.say("  among        " + definition.among());
        }
        console.say("  population   " + definition.exclusions());
        console.say("  unit         " + definition.unit().code());
        console.say("  clock        " + definition.clock().code() + ": "
                + definition.clock().doc());
        console.say("  needs        "
                + (definition.needs().isEmpty()
                        ? "nothing"
                        : definition.needs().stream().map(Field::name).collect(Collectors.joining(", "))));
        console.say("  for          " + definition.readers());
        console.say("  source       " + definition.source());
        console.say("  stands in    " + entry.table() + ".csv"
                + (entry.metric().isEmpty() ? ", in every run" : ", by the metric " + entry.metric()));
    }
}
