package balie.report;

/**
 * Makes text from customers safe to show: it cannot turn the text around it, hide parts of itself or break a file.
 *
 * <p>Every label goes through here before it is drawn or written. Escaping for HTML or XML is not done here; that
 * belongs to whoever writes the file.
 */
public final class SafeText {

    /** Stands where a character was that must not be shown, so that the reader sees that there was one. */
    private static final int REPLACEMENT = 0xFFFD;

    private SafeText() {}

    /**
     * One line of text: white space is single spaces, with none at the ends; control characters, bidirectional
     * overrides and isolates, and halves of surrogate pairs become U+FFFD; invisible marks without a shape are dropped.
     */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isBlank(c)) {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else if (!isShapeless(c)) {
                out.appendCodePoint(isHarmful(c) ? REPLACEMENT : c);
            }
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    /** White space that may part words; spaces that must not break a line are kept as they are. */
    private static boolean isBlank(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isHarmful(int c) {
        boolean bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F);
        boolean notCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return bidi || notCharacter || Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    /**
     * Marks that are invisible by themselves. The joiners U+200C and U+200D stay: emoji and some scripts need them.
     */
    private static boolean isShapeless(int c) {
        return c == 0x200B // zero-width space
                || c == 0x200E // left-to-right mark
                || c == 0x200F // right-to-left mark
                || c == 0x061C // Arabic letter mark
                || c == 0x00AD // soft hyphen
                || (c >= 0x2060 && c <= 0x2064) // word joiner and invisible operators
                || c == 0xFEFF // byte order mark
                || (c >= 0xE0000 && c <= 0xE007F); // tags
    }
}
