package balie.app;

import balie.classify.TextClassifier;
import balie.config.JobConfig;
import balie.config.TaxonomyReader;
import balie.encode.Understanding;
import balie.encode.UnderstandingSpec;
import balie.issue.Problems;
import balie.model.Taxonomy;
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
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ClassifiersTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Console CONSOLE = new Console(NOWHERE, NOWHERE, () -> 0L);

    @TempDir
    private Path folder;

    private final Kept maps = new Kept(Optional.of(Path.of("target/meaning").toAbsolutePath()), CONSOLE);

    private Classifiers classifiers(Taxonomy taxonomy) {
        Meaning meaning = new Meaning(
                new JobConfig.Questions(true, Optional.empty(), Map.of(), JobConfig.Questions.STUDENT_FROM),
                folder,
                Map.of(),
                maps,
                CONSOLE);
        return new Classifiers(meaning, taxonomy, new Kept(Optional.of(folder), CONSOLE));
    }

    private UnderstandingSpec spec() throws Exception {
        return new Meaning(
                        new JobConfig.Questions(true, Optional.empty(), Map.of(), JobConfig.Questions.STUDENT_FROM),
                        folder,
                        Map.of(),
                        maps,
                        CONSOLE)
                .spec();
    }

    private static Taxonomy taxonomy() throws IOException {
        return TaxonomyReader.read("complaints.yaml", Files.readString(Path.of("jobs/complaints.yaml")), new Problems())
                .orElseThrow();
    }

    @Test
    void what_was_learned_is_kept_and_concludes_the_same_when_it_is_read_again() throws Exception {
        UnderstandingSpec spec = spec();
        Understanding understanding = spec.open();
        TextClassifier learned = classifiers(taxonomy()).learned(spec).orElseThrow();
        assertThat(kept()).hasSize(1);
        TextClassifier read = classifiers(taxonomy()).learned(spec).orElseThrow();
        assertThat(read).isNotSameAs(learned);
        for (String text : List.of(
                "My parcel is lost and nobody answers!", "Waar blijft mijn pakket", "Can I change my address?", "ok")) {
            String language = text.startsWith("Waar") ? "nl" : "en";
            float[] vector = understanding.understand(text, language).vector();
            assertThat(read.of(text, vector, language)).isEqualTo(learned.of(text, vector, language));
        }
    }

    @Test
    void what_is_kept_and_is_no_classifier_is_learned_again() throws Exception {
        UnderstandingSpec spec = spec();
        classifiers(Taxonomy.NONE).learned(spec);
        Path file = kept().get(0);
        byte[] whole = Files.readAllBytes(file);
        Files.writeString(file, "something else");
        assertThat(classifiers(Taxonomy.NONE).learned(spec)).isPresent();
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith("classifier-"))
                    .toList();
        }
    }

    @Test
    void a_job_without_categories_leaves_those_of_another_and_another_taxonomy_does_not() throws Exception {
        String basis = classifiers(taxonomy()).basis();
        Taxonomy fewer = new Taxonomy(taxonomy().categories().subList(0, 3));

        assertThat(classifiers(taxonomy()).holds(basis)).isTrue();
        assertThat(classifiers(Taxonomy.NONE).holds(basis)).isTrue();
        assertThat(classifiers(fewer).holds(basis)).isFalse();
        assertThat(classifiers(taxonomy()).holds(classifiers(Taxonomy.NONE).basis()))
                .isFalse();
        assertThat(classifiers(taxonomy()).holds("")).isFalse();
    }
}
