package balie.report.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page read back by its tags, to ask what is in it. */
record Page(List<Tag> tags, List<String> unbalanced) {

    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[^\\s=>/]+(?:=\"[^\"]*\")?)*)\\s*(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=>/]+)(?:=\"([^\"]*)\")?");
    private static final Set<String> VOID = Set.of("meta", "link", "br", "img", "input", "hr");

    record Tag(String name, Map<String, String> attributes) {
        String get(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }
    }

    static Page parse(String html) {
        // Neither holds tags of the page.
        String markup = html.replaceAll("(?s)<style>.*?</style>", "").replaceAll("(?s)<script>.*?</script>", "");
        List<Tag> tags = new ArrayList<>();
        List<String> unbalanced = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher matcher = TAG.matcher(markup);
        while (matcher.find()) {
            String name = matcher.group(2);
            if (!matcher.group(1).isEmpty()) {
                if (open.isEmpty() || !open.pop().equals(name)) {
                    unbalanced.add(matcher.group());
                }
                continue;
            }
            if (matcher.group(4).isEmpty() && !VOID.contains(name)) {
                open.push(name);
            }
            Map<String, String> attributes = new HashMap<>();
            Matcher attribute = ATTRIBUTE.matcher(matcher.group(3));
            while (attribute.find()) {
                attributes.put(attribute.group(1), attribute.group(2) == null ? "" : attribute.group(2));
            }
            tags.add(new Tag(name, attributes));
        }
        unbalanced.addAll(open);
        return new Page(tags, unbalanced);
    }

    List<Tag> named(String name) {
        return tags.stream().filter(t -> t.name().equals(name)).toList();
    }

    List<String> values(String attribute) {
        return tags.stream()
                .filter(t -> t.attributes().containsKey(attribute))
                .map(t -> t.get(attribute))
                .toList();
    }

    List<Integer> headingLevels() {
        return tags.stream()
                .filter(t -> t.name().matches("h[1-6]"))
                .map(t -> t.name().charAt(1) - '0')
                .toList();
    }
}
