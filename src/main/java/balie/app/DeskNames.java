package balie.app;

import balie.model.DeskFacts;
import balie.model.Taxonomy;

import java.util.HashMap;
import java.util.Map;

/** What the desk's own files call categories of complaints and causes of failure demand, in the language of a report. */
record DeskNames(Taxonomy taxonomy, DeskFacts desk) {

    /** By the names in tables. */
    Map<String, String> in(String language) {
        Map<String, String> names = new HashMap<>();
        taxonomy.categories().forEach(c -> names.put(c.name(), c.names().getOrDefault(language, c.name())));
        desk.failureDemand().causes().forEach(c -> names.put(c.name(), c.names().getOrDefault(language, c.name())));
        return names;
    }
}
