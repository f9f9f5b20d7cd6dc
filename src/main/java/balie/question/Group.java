package balie.question;

import balie.encode.Vectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A question as the grouping sees it: its number and its examples. */
final class Group {

    /** More examples cost time and add little. */
    static final int MOST_EXAMPLES = 30;

    private final int number;
    private final List<Item> examples = new ArrayList<>();

    Group(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    List<Item> examples() {
        return Collections.unmodifiableList(examples);
    }

    void add(Item item) {
        int at = Collections.binarySearch(examples, item);
        if (at < 0) {
            examples.add(-at - 1, item);
            if (examples.size() > MOST_EXAMPLES) {
                examples.remove(examples.size() - 1);
            }
        }
    }

    float[] mean(int dimensions) {
        return Vectors.mean(examples.stream().map(Item::vector).toList(), dimensions);
    }
}
