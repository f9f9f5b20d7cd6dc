package balie.text;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Ids that are looked for in texts and bytes: as words of their own, for K10 is not in K104. */
public final class Needles {

    private final List<String> ids;

    public Needles(Collection<String> ids) {
        this.ids = List.copyOf(ids);
    }

    /** The first id that is the whole of a value; null: none. */
    @Nullable
    public String equalTo(String value) {
        return ids.contains(value) ? value : null;
    }

    /** The first id that stands in a text with no letter or digit of ASCII beside it; null: none. */
    @Nullable
    public String in(String text) {
        for (String id : ids) {
            for (int at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
                if (!goesOn(text, at - 1) && !goesOn(text, at + id.length())) {
                    return id;
                }
            }
        }
        return null;
    }

    private static boolean goesOn(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** The first id whose UTF-8 stands in bytes that are not known to be text; null: none. */
    @Nullable
    public String inBytes(byte[] bytes) {
        return inUtf8(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private @Nullable String inUtf8(String latin) {
        for (String id : ids) {
            String asRead = new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            if (new Needles(List.of(asRead)).in(latin) != null) {
                return id;
            }
        }
        return null;
    }
}
