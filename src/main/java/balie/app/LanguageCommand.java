package balie.app;

import balie.config.JobConfig;
import balie.encode.Bridge;
import balie.encode.Pair;
import balie.encode.Pairs;
import balie.issue.CallException;
import balie.publish.Places;
import balie.text.language.Languages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Teaches Balie a language by pairs of sentences. */
@Command(
        name = "language",
        description = "Teaches Balie another language by pairs of sentences.",
        mixinStandardHelpOptions = true)
final class LanguageCommand {

    private static final double GOOD = .8;

    private final Surroundings surroundings;

    LanguageCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Command(
            name = "add",
            description =
                    "Checks pairs of sentences, says how well a bridge of them understands what it was not taught, and"
                            + " keeps them beside the jobs.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(index = "0", paramLabel = "LANGUAGE", description = "Two letters, such as de.") String language,
            @Parameters(index = "1", paramLabel = "PAIRS", description = "CSV in UTF-8: text,english.") Path file,
            @Option(names = "--job", paramLabel = "JOB", description = "Keep them beside this job. Default: jobs/.")
                    @Nullable
                    Path job)
            throws IOException {
        Console console = surroundings.console();
        try {
            if (!Languages.canTell(language) || language.equals("en")) {
                throw new CallException(
                        null,
                        "'" + language + "' is no language that can be added",
                        "Write its two letters (ISO 639-1), such as de. Balie must be able to tell its texts from others:"
                                + " English needs no pairs, and some rarer languages can not be told.");
            }
            Path given = surroundings.base().resolve(file);
            List<Pair> pairs = Pairs.read(given);
            console.begin("read");
            console.end(Console.grouped(pairs.size()) + " pairs of sentences");
            console.begin("understand");
            JobConfig.Questions settings =
                    new JobConfig.Questions(true, Optional.empty(), Map.of(), JobConfig.Questions.STUDENT_FROM);
            Bridge.Quality quality = new Meaning(
                            settings, surroundings.base(), Map.of(), new Kept(Kept.in(surroundings), console), console)
                    .quality(pairs);
            console.end(String.format(
                    Locale.ROOT,
                    "of %d held-out sentences %.0f %% are nearest to their own translation (mean cosine %.2f)",
                    quality.of(),
                    100 * quality.found(),
                    quality.cosine()));
            if (quality.found() < GOOD) {
                console.say("               That is little: more pairs, of all that customers ask, make it better.");
            }
            Path jobFile = job == null
                    ? surroundings.base().resolve("jobs").resolve("any.yaml")
                    : surroundings.base().resolve(job);
            Path kept = QuestionFiles.languageFolder(jobFile).resolve(language + ".csv");
            Files.createDirectories(kept.getParent());
            Places.replace(kept, Files.readString(given, StandardCharsets.UTF_8));
            console.say("Kept as " + surroundings.shown(kept) + ". Texts in '" + language
                    + "' are understood from the next run on; those of before are looked at again.");
            return ExitCode.DONE;
        } catch (CallException e) {
            console.problems("Nothing was changed. Please correct:", e.problems());
            return ExitCode.WRONG_CALL;
        }
    }
}
