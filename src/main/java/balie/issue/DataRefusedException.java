package balie.issue;

import java.util.List;
import java.util.stream.Collectors;

/** A quality gate refused the data and nothing was published: exit code 3. */
public final class DataRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public DataRefusedException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
