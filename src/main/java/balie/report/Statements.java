package balie.report;

import java.util.ArrayList;
import java.util.List;

/** Sentences of a section. */
final class Statements {

    private Statements() {}

    /** The first of them, and how many more there are. */
    static List<String> of(Telling telling, List<String> sentences, int most) {
        List<String> statements = new ArrayList<>(sentences.stream().limit(most).toList());
        if (sentences.size() > most) {
            statements.add(telling.say("And {0} more, which the data of this table have.", sentences.size() - most));
        }
        return statements;
    }

    /** A sentence without its full stop, for one that goes on. */
    static String without(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
