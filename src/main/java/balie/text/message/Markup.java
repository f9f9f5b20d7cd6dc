package balie.text.message;

import org.jsoup.parser.Parser;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes what is left of HTML out of a text; lines stay lines. */
final class Markup {

    /** Bounded, so that a text of opening brackets takes no longer than another. */
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]{0,9})(?:\\s[^<>]{0,2000})?/?>");

    private static final Set<String> LINES =
            Set.of("br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "blockquote", "hr");

    private static final Set<String> OTHERS = Set.of(
            "a", "b", "i", "u", "em", "strong", "span", "font", "td", "th", "tbody", "thead", "img", "html", "head",
            "body", "meta", "center", "small", "sup", "sub", "o", "title", "label", "section");

    private static final Set<String> UNREAD = Set.of("style", "script");

    private Markup() {}

    static String plain(String text) {
        String untagged = text.indexOf('<') < 0 ? text : untagged(text);
        return untagged.indexOf('&') < 0 ? untagged : Parser.unescapeEntities(untagged, false);
    }

    private static String untagged(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Matcher tags = TAG.matcher(text);
        int from = 0;
        while (tags.find(from)) {
            String tag = tags.group(2).toLowerCase(Locale.ROOT);
            out.append(text, from, tags.start());
            from = tags.end();
            if (LINES.contains(tag)) {
                out.append('\n');
            } else if (UNREAD.contains(tag) && tags.group(1).isEmpty()) {
                int end = text.indexOf("</" + tags.group(2), from);
                from = end < 0 ? text.length() : end;
            } else if (!OTHERS.contains(tag) && !UNREAD.contains(tag)) {
                out.append(tags.group());
            }
        }
        return out.append(text, from, text.length()).toString();
    }
}
