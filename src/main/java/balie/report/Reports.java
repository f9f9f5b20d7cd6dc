package balie.report;

import java.util.List;

/** The reports there are, by the name a job calls them by. */
public final class Reports {

    private Reports() {}

    public static List<String> names() {
        return List.of("training", "marketing");
    }
}
