package balie.text.redact;

import java.util.Arrays;
import java.util.Set;

/**
 * Finds Dutch and British postcodes, with the house number behind a Dutch one. Small letters are a postcode only where a word or a
 * house number says so: "2026 en" is none. Belgian, German and American ones, digits only, are found behind an address by
 * {@link AddressFinder}.
 */
final class PostcodeFinder implements Finder {

    /** What two letters behind four digits mean else, and what the post has not given out. */
    private static final Set<String> NO_LETTERS = Set.of(
            "SA", "SD", "SS", "KM", "KG", "GB", "MB", "TB", "KB", "MM", "CM", "DM", "ML", "CL", "DL", "HZ", "HD", "MW",
            "KW", "WP", "VA", "AH", "WH", "EU", "US", "NL", "UK", "BE", "PM", "AM", "EN", "OF", "TE", "IN", "IS", "OM",
            "OP", "OR", "AT", "ON", "TO", "BY", "AN", "AND", "PK", "HP", "CC", "PC", "MG", "LM", "BC", "AD", "DE", "JE",
            "IK", "WE", "NU", "DA", "ZO", "ER", "NO", "IF", "IT", "MY", "DO", "GO", "SO", "UP", "AS", "VS", "XX", "RE");

    private static final Set<String> NO_INWARD = Set.of("GB", "TB", "HZ", "WH", "AH");

    /** Areas of the Royal Mail. */
    private static final Set<String> AREAS =
            Set.copyOf(Arrays.asList(("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV"
                            + " CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA"
                            + " KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG"
                            + " SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE")
                    .split(" ")));

    private static final Set<String> OTHER = Set.of(
            "artikel",
            "artikelnummer",
            "article",
            "item",
            "model",
            "order",
            "bestelling",
            "type",
            "kamer",
            "room",
            "part",
            "onderdeel",
            "art",
            "ref",
            "code",
            "product");

    private static final Set<String> NAMES =
            Set.of("postcode", "postcodes", "postkode", "zip", "zipcode", "post", "postal", "pc");

    @Override
    public void find(Words words, Spans spans) {
        String text = spans.text();
        for (int i = 0; i < words.count(); i++) {
            int at = words.start(i);
            int length = words.length(i);
            int end = -1;
            if (isDigit(text.charAt(at))) {
                end = dutch(words, i);
            } else if (length > 1 && (isDigit(text.charAt(at + 1)) || (length > 2 && isDigit(text.charAt(at + 2))))) {
                end = british(words, i);
            }
            if (end >= 0) {
                spans.add(words.start(i), words.end(end), PersonalData.POSTCODE);
                i = end;
            }
        }
    }

    /** The last word of a Dutch postcode, and of a house number behind it; -1: none begins here. */
    private static int dutch(Words words, int i) {
        int length = words.length(i);
        if (length != 4 && length != 6) {
            return -1;
        }
        String digits = words.get(i).substring(0, 4);
        boolean apart = length == 4;
        if (!isDigits(digits) || digits.charAt(0) == '0' || (apart && !words.isNext(i))) {
            return -1;
        }
        String letters = apart ? words.get(i + 1) : words.get(i).substring(4);
        if (letters.length() != 2 || !isLetter(letters.charAt(0)) || !isLetter(letters.charAt(1))) {
            return -1;
        }
        int last = apart ? i + 1 : i;
        boolean named = isNamed(words, i);
        boolean numbered = words.isHouseNumber(last + 1)
                && isBeside(words.gap(last))
                && !Units.has(words.lower(last + 2))
                && !words.breaksAfter(last);
        boolean upper = letters.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        boolean sure = upper
                && !words.isBehindSlash(i)
                && !NO_LETTERS.contains(letters)
                && !OTHER.contains(words.lower(i - 1));
        boolean placed = numbered && !NO_LETTERS.contains(letters.toUpperCase(java.util.Locale.ROOT)) && !apart;
        if (!named && !sure && !placed) {
            return -1;
        }
        return numbered ? last + 1 : last;
    }

    private static boolean isBeside(String gap) {
        return gap.equals(" ") || gap.equals(", ") || gap.equals("-") || gap.equals("/");
    }

    static boolean isNamed(Words words, int i) {
        String before = words.lower(i - 1);
        return NAMES.contains(before)
                || ((before.equals("is") || before.equals("code") || before.equals("van"))
                        && NAMES.contains(words.lower(i - 2)));
    }

    private static int british(Words words, int i) {
        int length = words.length(i);
        if (length < 2 || length > 7) {
            return -1;
        }
        String word = words.get(i);
        if (!isLetter(word.charAt(0))) {
            return -1;
        }
        boolean apart = length <= 4 && words.isNext(i) && words.length(i + 1) == 3;
        String outward = apart ? word : length >= 5 ? word.substring(0, length - 3) : "";
        String inward = apart ? words.get(i + 1) : length >= 5 ? word.substring(length - 3) : "";
        if (!isBritish(outward.toUpperCase(java.util.Locale.ROOT), inward.toUpperCase(java.util.Locale.ROOT))) {
            return -1;
        }
        String written = outward + inward;
        boolean upper = written.chars().noneMatch(c -> c >= 'a' && c <= 'z');
        boolean unit = NO_INWARD.contains(inward.substring(1).toUpperCase(java.util.Locale.ROOT));
        if ((!upper || unit || OTHER.contains(words.lower(i - 1))) && !isNamed(words, i)) {
            return -1;
        }
        return apart ? i + 1 : i;
    }

    /** The form: one or two letters of an area, a digit, maybe a digit or a letter; a digit and two letters. */
    private static boolean isBritish(String outward, String inward) {
        if (inward.length() != 3 || outward.length() < 2 || !isDigit(inward.charAt(0))) {
            return false;
        }
        for (int i = 1; i < 3; i++) {
            if (!isLetter(inward.charAt(i)) || "CIKMOV".indexOf(inward.charAt(i)) >= 0) {
                return false;
            }
        }
        int area = isLetter(outward.charAt(1)) ? 2 : 1;
        if (outward.length() <= area || outward.length() > area + 2 || !isDigit(outward.charAt(area))) {
            return false;
        }
        return AREAS.contains(outward.substring(0, area));
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
