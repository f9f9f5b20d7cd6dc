package balie.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The name of a segment that was found, which its table has in English, in the language of a report.
 *
 * @param english such as {@code mostly by phone, about Nodo}
 */
record SegmentName(String english) {

    private static final String BY = "by ";

    String words(Telling telling) {
        List<String> parts = new ArrayList<>();
        for (String part : Arrays.asList(english.split(", ", -1))) {
            parts.add(part(part, telling));
        }
        return String.join(", ", parts);
    }

    /** What begins like no part of a name is the rest of one in which the desk has a comma. */
    private static String part(String part, Telling telling) {
        if (part.equals("much like the others")) {
            return telling.say("much like the others");
        }
        if (part.startsWith("mostly " + BY)) {
            return telling.say("mostly {0}##by a channel", channel(part, telling));
        }
        if (part.startsWith("often " + BY)) {
            return telling.say("often {0}##by a channel", channel(part, telling));
        }
        String about = part.replaceFirst("^(?:often )?(?:with questions on|about) ", "");
        if (part.startsWith("with questions on ")) {
            return telling.say("with questions on {0}", about);
        }
        if (part.startsWith("often with questions on ")) {
            return telling.say("often with questions on {0}", about);
        }
        if (part.startsWith("about ")) {
            return telling.say("about {0}", about);
        }
        return part.startsWith("often about ") ? telling.say("often about {0}", about) : part;
    }

    /** {@code by phone}: some languages say it without a word for {@code by}, so it is a term of its own. */
    private static String channel(String part, Telling telling) {
        return telling.term(part.substring(part.indexOf(BY)).replace(' ', '_'));
    }
}
