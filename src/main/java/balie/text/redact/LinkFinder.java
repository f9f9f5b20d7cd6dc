package balie.text.redact;

import java.util.Locale;

/**
 * Finds links that say something of a person: with a user before the host, a query of values, or a part that is a code or a long
 * number, such as those that follow a parcel or reset a password. Others stay: they say what was looked at.
 */
final class LinkFinder implements Finder {

    private static final int LONGEST = 2048;
    private static final int CODE_LENGTH = 16;
    private static final int MANY_DIGITS = 6;

    @Override
    public void find(Words words, Spans spans) {
        if (!spans.text().contains("://")
                && !spans.text().toLowerCase(Locale.ROOT).contains("www.")) {
            return;
        }
        for (int i = 0; i < words.count(); i++) {
            String word = words.lower(i);
            if (word.equals("http") || word.equals("https") || word.equals("www")) {
                int start = words.start(i);
                int end = start;
                String text = spans.text();
                while (end < text.length() && end - start < LONGEST && isPart(text.charAt(end))) {
                    end++;
                }
                while (end > start && ".,;:!?)'".indexOf(text.charAt(end - 1)) >= 0) {
                    end--;
                }
                String link = text.substring(start, end).toLowerCase(Locale.ROOT);
                if (isLink(link) && isPersonal(link)) {
                    spans.add(start, end, PersonalData.LINK);
                }
                while (i + 1 < words.count() && words.start(i + 1) < end) {
                    i++;
                }
            }
        }
    }

    private static boolean isPart(char c) {
        return !Character.isWhitespace(c) && "<>\"[]{}|".indexOf(c) < 0;
    }

    private static boolean isLink(String link) {
        return link.startsWith("http://") || link.startsWith("https://") || link.startsWith("www.");
    }

    private static boolean isPersonal(String link) {
        int host = link.startsWith("www.") ? 0 : link.indexOf("//") + 2;
        int path = indexOrEnd(link, '/', host);
        if (link.lastIndexOf('@', path) > host || link.indexOf('=', host) > 0) {
            return true;
        }
        int letters = 0;
        int digits = 0;
        for (int i = path; i <= link.length(); i++) {
            char c = i < link.length() ? link.charAt(i) : '/';
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c >= 'a' && c <= 'z') {
                letters++;
            } else if (c != '-' && c != '_') {
                letters = 0;
                digits = 0;
            }
            if (digits >= MANY_DIGITS || (digits > 1 && digits + letters >= CODE_LENGTH)) {
                return true;
            }
        }
        return false;
    }

    private static int indexOrEnd(String text, char c, int from) {
        int index = text.indexOf(c, from);
        return index < 0 ? text.length() : index;
    }
}
