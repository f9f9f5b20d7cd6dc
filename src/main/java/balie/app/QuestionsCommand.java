package balie.app;

import balie.config.CorrectionsReader;
import balie.config.CorrectionsWriter;
import balie.config.JobFiles;
import balie.issue.CallException;
import balie.issue.Problems;
import balie.model.Correction;
import balie.model.QuestionId;
import balie.model.StoredQuestion;
import balie.publish.Places;
import balie.store.InteractionStore;
import balie.store.QuestionStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Shows the questions of a store, and writes what people say of them into the file of corrections, which each run reads. Nothing of
 * the store changes before that run, so what was written can be looked over, changed by hand, or taken back.
 */
@Command(
        name = "questions",
        description = "Shows the questions of a store, and corrects them: name, merge, split, pin.",
        mixinStandardHelpOptions = true)
final class QuestionsCommand {

    private static final int SHOWN = 50;
    private static final int LABEL = 70;

    private final Surroundings surroundings;

    QuestionsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Command(
            name = "list",
            description = "The questions, those of most wordings first.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin StoreOptions options,
            @Option(names = "--all", description = "All of them, merged ones too; else the first " + SHOWN + ".")
                    boolean all,
            @Option(names = "--candidates", description = "Those that may be part of another: nearest known first.")
                    boolean candidates)
            throws Exception {
        return onStore(options, "questions list", (questions, console) -> {
            List<StoredQuestion> shown = questions.catalogue().stream()
                    .filter(q -> all || q.mergedInto() == null)
                    .filter(q -> !candidates || q.nearestSimilarity() != null)
                    .sorted(
                            candidates
                                    ? Comparator.comparingDouble(q -> -near(q))
                                    : Comparator.comparingLong(q -> -q.wordings()))
                    .toList();
            shown.stream().limit(all ? Long.MAX_VALUE : SHOWN).forEach(q -> console.say(line(q, candidates)));
            console.say(Console.grouped(shown.size()) + " questions"
                    + (all || shown.size() <= SHOWN ? "" : ", the first " + SHOWN + " shown; all with --all") + ".");
            return ExitCode.DONE;
        });
    }

    private static double near(StoredQuestion question) {
        return question.nearestSimilarity() == null ? 0 : question.nearestSimilarity();
    }

    private static String line(StoredQuestion q, boolean candidate) {
        String name = cut(q.shown() == null ? "(no wording left)" : q.shown());
        String tail = q.mergedInto() != null
                ? "part of " + q.mergedInto()
                : candidate ? "near " + q.nearest() + String.format(Locale.ROOT, " (%.2f)", near(q)) : q.terms();
        return String.format(
                Locale.ROOT, "%-6s %5d wordings  %-7s %s  [%s]", q.id(), q.wordings(), q.languages(), name, tail);
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= LABEL
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LABEL)) + "…";
    }

    @Command(name = "show", description = "All that is known of one question.", mixinStandardHelpOptions = true)
    int show(@Mixin StoreOptions options, @Parameters(paramLabel = "ID") String id) throws Exception {
        return onStore(options, "questions show", (questions, console) -> {
            Map<String, StoredQuestion> catalogue = byId(questions.catalogue());
            StoredQuestion q = known(catalogue, id);
            console.say(q.id() + "  " + q.shown());
            if (q.name() != null) {
                console.say("  label         " + q.label());
            }
            console.say("  key terms     " + q.terms());
            console.say("  languages     " + q.languages());
            console.say("  wordings      " + Console.grouped(q.wordings()) + ", "
                    + q.examples().size() + " of them are its examples");
            console.say("  first seen    " + q.firstSeen());
            if (q.mergedInto() != null) {
                console.say("  part of       " + q.mergedInto());
            }
            List<String> parts = catalogue.values().stream()
                    .filter(p -> q.id().equals(p.mergedInto()))
                    .map(StoredQuestion::id)
                    .toList();
            if (!parts.isEmpty()) {
                console.say("  holds         " + String.join(", ", parts));
            }
            if (q.nearest() != null) {
                StoredQuestion near = catalogue.get(q.nearest());
                console.say("  when it was new, the nearest was " + q.nearest()
                        + String.format(Locale.ROOT, " (%.2f) ", near(q))
                        + (near == null ? "" : cut(String.valueOf(near.shown()))));
            }
            return ExitCode.DONE;
        });
    }

    @Command(name = "rename", description = "Gives a question a name.", mixinStandardHelpOptions = true)
    int rename(
            @Mixin StoreOptions options,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(index = "1", paramLabel = "NAME") String name)
            throws Exception {
        return correct(options, "questions rename", (catalogue, corrections) -> {
            known(catalogue, id);
            put(corrections, of(corrections, id).named(name.strip()));
            return id + " is called \"" + name.strip() + "\"";
        });
    }

    @Command(name = "merge", description = "Says that questions are the same one.", mixinStandardHelpOptions = true)
    int merge(
            @Mixin StoreOptions options,
            @Parameters(index = "0", paramLabel = "INTO", description = "The one that stays.") String into,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "ID", description = "The others.")
                    List<String> others)
            throws Exception {
        return correct(options, "questions merge", (catalogue, corrections) -> {
            known(catalogue, into);
            for (String other : others) {
                StoredQuestion q = known(catalogue, other);
                if (other.equals(into)) {
                    throw wrong(other + " can not be merged into itself", "Name two questions.");
                }
                // What a run merged of itself a person may say otherwise.
                boolean said = q.mergedInto() != null && !q.mergedInto().equals(q.sameAs());
                if (said && !into.equals(q.mergedInto())) {
                    throw wrong(
                            other + " is part of " + q.mergedInto() + " already",
                            "Merge " + q.mergedInto() + ", or take " + other + " out of the file first.");
                }
            }
            Correction c = of(corrections, into);
            List<String> merged = new ArrayList<>(c.merged());
            others.stream().filter(o -> !merged.contains(o)).forEach(merged::add);
            put(corrections, c.merging(merged));
            return String.join(", ", others) + " will be part of " + into;
        });
    }

    @Command(
            name = "split",
            description = "Takes a part off a question, told by wordings of that part; it gets an id of its own.",
            mixinStandardHelpOptions = true)
    int split(
            @Mixin StoreOptions options,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORDING", description = "Of the part.")
                    List<String> examples,
            @Option(names = "--name", paramLabel = "NAME", description = "What the part is called.") @Nullable
                    String name)
            throws Exception {
        return correct(options, "questions split", (catalogue, corrections) -> {
            known(catalogue, id);
            IntStream taken = Stream.concat(catalogue.keySet().stream(), corrections.keySet().stream())
                    .mapToInt(QuestionId::number);
            String part = QuestionId.of(1 + taken.max().orElse(0));
            put(corrections, new Correction(part, name, List.of(), examples, id, 0));
            return "what is like " + (examples.size() == 1 ? "this wording" : "these wordings") + " will be " + part;
        });
    }

    @Command(name = "pin", description = "Says that a wording belongs to a question.", mixinStandardHelpOptions = true)
    int pin(
            @Mixin StoreOptions options,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORDING") List<String> wordings)
            throws Exception {
        return correct(options, "questions pin", (catalogue, corrections) -> {
            known(catalogue, id);
            // A wording belongs to one question: the last word counts.
            for (Correction c : List.copyOf(corrections.values())) {
                List<String> left =
                        c.examples().stream().filter(e -> !wordings.contains(e)).toList();
                put(corrections, c.withExamples(left));
            }
            Correction c = of(corrections, id);
            List<String> examples = new ArrayList<>(c.examples());
            wordings.stream().filter(w -> !examples.contains(w)).forEach(examples::add);
            put(corrections, c.withExamples(examples));
            return (wordings.size() == 1 ? "this wording belongs" : "these wordings belong") + " to " + id;
        });
    }

    private interface Look {
        int at(QuestionStore questions, Console console) throws Exception;
    }

    private interface Change {
        String in(Map<String, StoredQuestion> catalogue, Map<String, Correction> corrections) throws CallException;
    }

    private int onStore(StoreOptions options, String command, Look look) throws Exception {
        Console console = surroundings.console();
        return new StoreWork(surroundings, console)
                .run(
                        command,
                        options,
                        (InteractionStore store, StoreOptions.Place place) ->
                                look.at(QuestionStore.of(store), console));
    }

    private int correct(StoreOptions options, String command, Change change) throws Exception {
        return onStore(options, command, (questions, console) -> {
            Path file = options.job(surroundings)
                    .map(QuestionFiles::corrections)
                    .orElse(surroundings.base().resolve("jobs").resolve("questions.yaml"));
            Map<String, StoredQuestion> catalogue = byId(questions.catalogue());
            Map<String, Correction> corrections = new LinkedHashMap<>();
            read(file).forEach(c -> corrections.put(c.id(), c));
            String done = change.in(catalogue, corrections);
            String yaml = CorrectionsWriter.yaml(
                    List.copyOf(corrections.values()),
                    id -> Optional.ofNullable(catalogue.get(id))
                            .map(StoredQuestion::shown)
                            .orElse(null));
            Problems problems = new Problems();
            CorrectionsReader.read(surroundings.shown(file), yaml, problems);
            problems.throwIfAny();
            Files.createDirectories(file.toAbsolutePath().getParent());
            Places.replace(file, yaml);
            console.say("Written to " + surroundings.shown(file) + ": " + done + ". It holds from the next run on.");
            return ExitCode.DONE;
        });
    }

    private List<Correction> read(Path file) throws CallException, IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        Problems problems = new Problems();
        List<Correction> read = new JobFiles(surroundings.homes())
                .read(file, problems)
                .map(yaml -> CorrectionsReader.read(surroundings.shown(file), yaml, problems))
                .orElse(List.of());
        problems.throwIfAny();
        return read;
    }

    private static Map<String, StoredQuestion> byId(List<StoredQuestion> catalogue) {
        Map<String, StoredQuestion> byId = new HashMap<>();
        catalogue.forEach(q -> byId.put(q.id(), q));
        return byId;
    }

    private static StoredQuestion known(Map<String, StoredQuestion> catalogue, String id) throws CallException {
        StoredQuestion question = catalogue.get(id);
        if (question == null) {
            throw wrong(
                    "there is no question " + id + " in this store",
                    catalogue.isEmpty()
                            ? "Run a job that counts questions first."
                            : "See ./balie questions list --all.");
        }
        return question;
    }

    private static CallException wrong(String found, String remedy) {
        return new CallException(null, found, remedy);
    }

    private static Correction of(Map<String, Correction> corrections, String id) {
        return corrections.getOrDefault(id, Correction.none(id));
    }

    private static void put(Map<String, Correction> corrections, Correction correction) {
        if (correction.isEmpty()) {
            corrections.remove(correction.id());
        } else {
            corrections.put(correction.id(), correction);
        }
    }
}
