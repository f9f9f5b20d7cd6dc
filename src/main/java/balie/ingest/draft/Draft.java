package balie.ingest.draft;

import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.contract.Field;
import balie.ingest.profile.TableProfile;
import balie.issue.Problems;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A drafted mapping and its examples.
 *
 * @param mapping text of the {@code .source.yaml}
 * @param spec text of the {@code .spec.yaml}
 * @param decisions what a person has to decide, in sentences
 */
public record Draft(String mapping, String spec, List<String> decisions) {

    /**
     * Drafts a mapping.
     *
     * @param file as the user knows it
     * @param common canonical values by what products call them, of a column that has such
     * @param zone of the job that the examples stand for
     */
    public static Draft of(
            String file, TableProfile table, Function<Field, Optional<Map<String, String>>> common, ZoneId zone) {
        Synonyms synonyms = new Synonyms(common);
        List<Guess> guesses = Guesses.of(table, synonyms);
        MappingDraft.Written written = MappingDraft.write(file, table, guesses, synonyms);
        Optional<SourceMapping> mapping = MappingReader.read("draft", "draft", written.yaml(), new Problems());
        List<Guess> used = guesses.stream().filter(g -> g.question().isEmpty()).toList();
        return new Draft(written.yaml(), SpecDraft.write(file, table, used, mapping, zone), written.decisions());
    }
}
