package balie.bench;

import java.util.List;

/** A text of a public set and the class that its makers gave it. */
record Labelled(String text, String label) {

    static List<String> texts(List<Labelled> all) {
        return all.stream().map(Labelled::text).toList();
    }

    static List<String> labels(List<Labelled> all) {
        return all.stream().map(Labelled::label).toList();
    }
}
