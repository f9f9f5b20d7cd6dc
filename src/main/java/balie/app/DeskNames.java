package balie.app;

import balie.model.DeskFacts;
import balie.model.FailureDemand;
import balie.model.Taxonomy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What the desk's own files call categories of complaints and causes of failure demand, in the language of a report. */
record DeskNames(Taxonomy taxonomy, DeskFacts desk) {

    /** The language that tables have names in, where there is one. */
    private static final String OF_TABLES = "en";

    /** By the names in tables. */
    Map<String, String> in(String language) {
        Map<String, String> names = new HashMap<>();
        Stream.concat(
                        taxonomy.categories().stream().map(Taxonomy.Category::names),
                        desk.failureDemand().causes().stream().map(FailureDemand.Cause::names))
                .filter(called -> called.containsKey(OF_TABLES) && called.containsKey(language))
                .forEach(called -> names.put(called.get(OF_TABLES), called.get(language)));
        return names;
    }
}
