package balie.text.redact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** What was found in a text so far; nothing overlaps, and what came first stands. */
final class Spans {

    private final String text;
    private final BitSet taken = new BitSet();
    private final List<Span> found = new ArrayList<>();

    /** Marks that stand in the text already are left alone. */
    Spans(String text) {
        this.text = text;
        for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
            for (PersonalData kind : PersonalData.values()) {
                if (text.startsWith(kind.mark(), open)) {
                    taken.set(open, open + kind.mark().length());
                }
            }
        }
    }

    String text() {
        return text;
    }

    boolean isFree(int start, int end) {
        for (int i = start; i < end; i++) {
            if (taken.get(i)) {
                return false;
            }
        }
        return true;
    }

    boolean isTaken(int index) {
        return taken.get(index);
    }

    void add(int start, int end, PersonalData kind) {
        if (start < end && isFree(start, end)) {
            taken.set(start, end);
            found.add(new Span(start, end, kind));
        }
    }

    /** By where they are. */
    List<Span> sorted() {
        found.sort(Comparator.comparingInt(Span::start));
        return List.copyOf(found);
    }
}
