package balie.text.redact;

/** Finds e-mail addresses: what stands around an at sign as RFC 5321 bounds it, with a domain that has a point. */
final class EmailFinder implements Finder {

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 255;

    @Override
    public void find(Words words, Spans spans) {
        String text = spans.text();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = at;
            while (start > 0 && at - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
                start--;
            }
            while (start < at && !Character.isLetterOrDigit(text.charAt(start)) && text.charAt(start) != '_') {
                start++;
            }
            int end = at + 1;
            int lastPoint = -1;
            while (end < text.length() && end - at <= LONGEST_DOMAIN && isDomain(text.charAt(end))) {
                lastPoint = text.charAt(end) == '.' && end + 2 < text.length() && isTopLevel(text, end + 1)
                        ? end
                        : lastPoint;
                end++;
            }
            while (end > at && !Character.isLetterOrDigit(text.charAt(end - 1))) {
                end--;
            }
            if (start < at && lastPoint > at + 1) {
                spans.add(start, end, PersonalData.EMAIL);
            }
        }
    }

    private static boolean isTopLevel(String text, int from) {
        return Character.isLetter(text.charAt(from)) && Character.isLetter(text.charAt(from + 1));
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || "._%+-'&=~".indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
