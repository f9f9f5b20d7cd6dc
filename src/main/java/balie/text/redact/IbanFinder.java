package balie.text.redact;

import org.iban4j.CountryCode;
import org.iban4j.IbanUtil;

import java.util.Locale;

/** Finds account numbers: the form of their country and check digits that fit (ISO 13616), with single spaces or signs between. */
final class IbanFinder implements Finder {

    @Override
    public void find(Words words, Spans spans) {
        for (int i = 0; i < words.count(); i++) {
            if (words.length(i) >= 4 && begins(spans.text(), words.start(i))) {
                int end = end(spans.text(), words.start(i));
                spans.add(words.start(i), Math.max(end, words.start(i)), PersonalData.IBAN);
            }
        }
    }

    private static boolean begins(String text, int at) {
        return isLetter(text.charAt(at))
                && isLetter(text.charAt(at + 1))
                && isDigit(text.charAt(at + 2))
                && isDigit(text.charAt(at + 3));
    }

    /** Index behind the account number that begins at a place; -1: none does. */
    private static int end(String text, int start) {
        CountryCode country =
                CountryCode.getByCode(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
        if (country == null || !IbanUtil.isSupportedCountry(country)) {
            return -1;
        }
        // Each country has one length. Only what has it is looked at further, since to refuse a number takes the
        // library long.
        int length = IbanUtil.getIbanLength(country);
        StringBuilder plain = new StringBuilder(length);
        for (int i = start; i < text.length() && plain.length() < length; i++) {
            char c = text.charAt(i);
            if (isLetter(c) || isDigit(c)) {
                plain.append(c);
                boolean whole = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
                if (whole
                        && plain.length() == length
                        && IbanUtil.isValid(plain.toString().toUpperCase(Locale.ROOT))) {
                    return i + 1;
                }
            } else if ((c != ' ' && c != '.' && c != '-' && c != '\u00A0')
                    || !Character.isLetterOrDigit(text.charAt(i - 1))) {
                break;
            }
        }
        return -1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
