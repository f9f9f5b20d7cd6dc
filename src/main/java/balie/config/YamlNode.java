package balie.config;

import balie.issue.Problems;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value in a YAML file that knows its line. Reading it as the wrong kind of thing is noted as a problem and gives an
 * empty result, so that a reader goes on and finds the next problem too.
 */
public final class YamlNode {

    private final String file;
    private final Node node;
    private final Problems problems;

    YamlNode(String file, Node node, Problems problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
    }

    /** The mapping a file consists of; empty, with the problem noted, if it is none. */
    public static Optional<YamlMap> parse(String file, String text, Problems problems) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setAllowDuplicateKeys(true)
                    .build();
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(file, 0, "the file is empty", "See README.md for an example.");
                return Optional.empty();
            }
            return new YamlNode(file, root.get(), problems).asMap("a mapping of keys and values");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
            problems.add(file, line, "not valid YAML: " + e.getProblem(), "Check indentation, quotes and colons.");
            return Optional.empty();
        } catch (YamlEngineException e) {
            problems.add(file, 0, "not valid YAML: " + e.getMessage(), "Check indentation, quotes and colons.");
            return Optional.empty();
        }
    }

    /** Counted from 1. */
    public int line() {
        return node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    }

    String file() {
        return file;
    }

    Problems problems() {
        return problems;
    }

    /** Notes a problem at this place. */
    public void problem(String found, String remedy) {
        problems.add(file, line(), found, remedy);
    }

    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** Whether nothing stands there. */
    public boolean isEmpty() {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    /** Whether a list without an element stands there. */
    boolean isEmptyList() {
        return node instanceof SequenceNode sequence && sequence.getValue().isEmpty();
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /** Whether a list stands there whose elements are mappings, or begin with one. */
    boolean isListOfMaps() {
        return node instanceof SequenceNode sequence
                && !sequence.getValue().isEmpty()
                && sequence.getValue().get(0) instanceof MappingNode;
    }

    public Optional<String> asText(String what) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue());
        }
        return wrongKind(what, "a text");
    }

    public Optional<Boolean> asFlag(String what) {
        return asText(what).flatMap(text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                problem(what + " is '" + text + "'", "Write true or false.");
                yield Optional.empty();
            }
        });
    }

    /** A number from {@code least} to {@code most}. */
    public Optional<Double> asNumber(String what, double least, double most) {
        return asText(what).flatMap(text -> {
            try {
                double value = Double.parseDouble(text);
                if (value >= least && value <= most) {
                    return Optional.of(value);
                }
            } catch (NumberFormatException e) {
                // Told below with the range.
            }
            problem(what + " is '" + text + "'", "Write a number from " + plain(least) + " to " + plain(most) + ".");
            return Optional.empty();
        });
    }

    /** A whole number from {@code least} to {@code most}. */
    public Optional<Integer> asCount(String what, int least, int most) {
        return asNumber(what, least, most).flatMap(value -> {
            if (value == Math.rint(value)) {
                return Optional.of(value.intValue());
            }
            problem(what + " is '" + value + "'", "Write a whole number.");
            return Optional.empty();
        });
    }

    public Optional<List<YamlNode>> asList(String what) {
        if (node instanceof SequenceNode sequence) {
            return Optional.of(sequence.getValue().stream()
                    .map(n -> new YamlNode(file, n, problems))
                    .toList());
        }
        return wrongKind(what, "a list");
    }

    /** A list of texts; a single text counts as a list of one. */
    public List<String> asTexts(String what) {
        return asElements(what, n -> n.asText(what));
    }

    /** A list read element by element; a single value counts as a list of one. */
    public <T> List<T> asElements(String what, Function<YamlNode, Optional<T>> read) {
        if (isScalar()) {
            return read.apply(this).map(List::of).orElse(List.of());
        }
        List<T> all = new ArrayList<>();
        asList(what).ifPresent(list -> list.forEach(n -> read.apply(n).ifPresent(all::add)));
        return all;
    }

    public Optional<YamlMap> asMap(String what) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(this, mapping));
        }
        return wrongKind(what, "a mapping");
    }

    /** A list of mappings; a single one counts as a list of one. */
    List<YamlMap> asMaps(String what) {
        if (isMap()) {
            return asMap(what).map(List::of).orElse(List.of());
        }
        return asElements(what, n -> n.asMap(what));
    }

    private <T> Optional<T> wrongKind(String what, String wanted) {
        problem(what + " is " + describe(), "Write " + wanted + ".");
        return Optional.empty();
    }

    private String describe() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getTag().equals(Tag.NULL) ? "empty" : "the text '" + scalar.getValue() + "'";
        }
        return node instanceof SequenceNode ? "a list" : "a mapping";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
