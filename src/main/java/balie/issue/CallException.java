package balie.issue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** The call or its configuration is wrong: exit code 2. It carries every problem that was found. */
public final class CallException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public CallException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public CallException(@Nullable String file, String found, String remedy) {
        this(List.of(new Problem(file, 0, found, remedy)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
