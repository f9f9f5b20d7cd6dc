package balie.app;

import balie.config.JobConfig;
import balie.issue.CallException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is wrong with the files that texts are understood by is told, with the file, before any text is read. */
class MeaningTest {

    /** Where a bridge that was fitted before is found, which else takes seconds. */
    private static final Optional<Path> KEPT =
            Optional.of(Path.of("target/meaning").toAbsolutePath());

    @TempDir
    private Path folder;

    private Meaning meaning(
            Optional<JobConfig.Encoder> encoder, Map<String, String> dictionaries, Map<String, Path> added) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Console console = new Console(nowhere, nowhere, () -> 0L);
        return new Meaning(
                new JobConfig.Questions(true, encoder, dictionaries, JobConfig.Questions.STUDENT_FROM),
                folder,
                added,
                new Kept(KEPT, console),
                console);
    }

    @Test
    void a_dictionary_that_is_missing_is_told() {
        Meaning meaning = meaning(Optional.empty(), Map.of("nl", "nowhere.index"), Map.of());
        assertThatExceptionOfType(CallException.class)
                .isThrownBy(meaning::spec)
                .withMessageContaining("nowhere.index")
                .withMessageContaining("leave it out of `dictionaries`");
    }

    @Test
    void a_model_that_is_missing_or_none_is_told() throws IOException {
        Files.writeString(folder.resolve("notes.onnx"), "not a model");
        for (String model : List.of("missing.onnx", "notes.onnx")) {
            JobConfig.Encoder encoder = new JobConfig.Encoder(model, "tokenizer.json", true, "", List.of("en"));
            assertThatExceptionOfType(CallException.class)
                    .isThrownBy(meaning(Optional.of(encoder), Map.of(), Map.of())::spec)
                    .withMessageContaining(model.equals("missing.onnx") ? model : "tokenizer.json");
        }
    }

    @Test
    void pairs_of_an_added_language_that_are_none_are_told() throws IOException {
        Path pairs = folder.resolve("de.csv");
        Files.writeString(pairs, "deutsch,englisch\nHallo,hello\n");
        assertThatExceptionOfType(CallException.class)
                .isThrownBy(meaning(Optional.empty(), Map.of(), Map.of("de", pairs))::spec)
                .withMessageContaining("de.csv")
                .withMessageContaining("no column 'text'");
    }

    @Test
    void the_same_settings_give_the_same_and_understand_two_languages() throws CallException {
        Meaning meaning = meaning(Optional.empty(), Map.of(), Map.of());
        assertThat(meaning.spec().get()).isSameAs(meaning.spec().get());
        assertThat(meaning.spec().get().languages()).containsExactly("en", "nl");
    }
}
