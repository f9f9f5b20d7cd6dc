package balie.text.redact;

import java.util.List;

/**
 * Replaces personal data in a text by the marks of {@link PersonalData}. What it takes for personal is proved by form, by check
 * digits or by the words around; what is not proved stays, so a text that it has been through may still name somebody. A text that
 * has been redacted is not changed by it again, and the time it takes grows with the length of the text only. Safe for use by many
 * threads.
 */
public final class Redaction {

    /** Those whose finds the others must not cut come first: a link holds addresses, an account number phones. */
    private static final List<Finder> FINDERS = finders(true);

    private static final List<Finder> FINDERS_IN_PRODUCTS = finders(false);

    /** A mark may be what proves another find, so a text is read until nothing is found; more often than this in no text known. */
    private static final int MOST_READINGS = 12;

    private Redaction() {}

    private static List<Finder> finders(boolean bareCodes) {
        return List.of(
                new LinkFinder(),
                new EmailFinder(),
                new IbanFinder(),
                new CardFinder(),
                new BsnFinder(),
                new PhoneFinder(),
                new NumberFinder(bareCodes),
                new AddressFinder(),
                new PostcodeFinder(),
                new NameFinder());
    }

    /** The text without what is personal; the same object if nothing was found. */
    public static String redact(String text) {
        return redact(text, FINDERS);
    }

    /** The same of what a product is called: a code that no word explains ("HR1234567") is part of its name, so it stays. */
    public static String redactProduct(String name) {
        return redact(name, FINDERS_IN_PRODUCTS);
    }

    private static String redact(String text, List<Finder> finders) {
        if (!mayHold(text)) {
            return text;
        }
        String redacted = text;
        for (int i = 0; i < MOST_READINGS; i++) {
            List<Span> found = find(redacted, finders);
            if (found.isEmpty()) {
                break;
            }
            redacted = replace(redacted, found);
        }
        return redacted;
    }

    /** Whether there could be anything to redact: false is certain. Much faster than to look. */
    public static boolean mayHold(String text) {
        return Sieve.mayHold(text);
    }

    /** The same of a text whose bytes are all ASCII. */
    public static boolean mayHold(byte[] ascii, int from, int length) {
        return Sieve.mayHold(ascii, from, length);
    }

    /** What one reading of a text finds, in order and without overlaps. */
    static List<Span> find(String text) {
        return find(text, FINDERS);
    }

    private static List<Span> find(String text, List<Finder> finders) {
        Words words = new Words(text);
        Spans spans = new Spans(text);
        for (Finder finder : finders) {
            finder.find(words, spans);
        }
        return spans.sorted();
    }

    private static String replace(String text, List<Span> found) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (Span span : found) {
            out.append(text, from, span.start()).append(span.kind().mark());
            from = span.end();
        }
        return out.append(text, from, text.length()).toString();
    }
}
