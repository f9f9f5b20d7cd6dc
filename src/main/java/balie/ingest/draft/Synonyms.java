package balie.ingest.draft;

import balie.config.MappingReader;
import balie.contract.Field;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What help desks call the values of a vocabulary. */
final class Synonyms {

    private final Function<Field, Optional<Map<String, String>>> common;

    /** @param common canonical value by folded word, of a column that has such */
    Synonyms(Function<Field, Optional<Map<String, String>>> common) {
        this.common = common;
    }

    /** The canonical value that a word stands for, if it is one of the known ones. */
    Optional<String> term(Field field, String word) {
        String folded = MappingReader.fold(word);
        return field.vocabulary().stream()
                .filter(t -> t.equals(folded.replace(' ', '_')))
                .findFirst()
                .or(() -> common.apply(field).map(words -> words.get(folded)));
    }
}
