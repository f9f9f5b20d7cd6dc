package balie.issue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Collects problems so that all of them are told at once. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    public void add(@Nullable String file, int line, String what, String remedy) {
        found.add(new Problem(file, line, what, remedy));
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    /** @throws CallException if a problem was found */
    public void throwIfAny() throws CallException {
        if (!found.isEmpty()) {
            throw new CallException(found);
        }
    }
}
