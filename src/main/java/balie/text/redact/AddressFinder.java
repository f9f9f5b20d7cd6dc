package balie.text.redact;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds streets with a house number where a word for a street, or a postcode behind, proves it, in the Dutch, Belgian, German,
 * French and English way of writing; and the postcode of digits behind an address.
 */
final class AddressFinder implements Finder {

    /** These end a name of a street also in small letters. */
    static final List<String> SURE_ENDINGS =
            List.of("straat", "laan", "gracht", "plein", "kade", "straatweg", "stra\u00DFe", "strasse", "plantsoen");

    /** These only in a name that is written with a capital. */
    static final List<String> ENDINGS = List.of(
            "weg", "dijk", "singel", "hof", "park", "pad", "steeg", "dreef", "markt", "wal", "baan", "oever", "burg",
            "haven", "str", "veld", "lei", "ring", "allee", "gasse", "platz");

    /** What ends so and is no street. */
    private static final Set<String> NO_STREETS = Set.of(
            "weg",
            "onderweg",
            "terugweg",
            "halverwege",
            "snelweg",
            "rijksweg",
            "straat",
            "ipad",
            "ipads",
            "notepad",
            "touchpad",
            "keypad",
            "gamepad",
            "trackpad",
            "launchpad",
            "thinkpad",
            "mousepad",
            "mediamarkt",
            "supermarkt",
            "park",
            "hof",
            "laan",
            "plein",
            "kade",
            "hamburg",
            "ring",
            "veld",
            "aanvraag",
            "bring",
            "spring",
            "string",
            "during",
            "levering",
            "bestelling",
            "markt",
            "pad",
            "baan",
            "haven",
            "wal",
            "halve",
            "stationsstraat",
            "vandaag");

    /** Streets that are named by the word alone. */
    private static final Set<String> ALONE =
            Set.of("Singel", "Gracht", "Dreef", "Meir", "Brink", "Spui", "Rokin", "Damrak");

    /** First words of a street whose name goes on behind: Laan van Meerdervoort, Rue de la Loi. */
    private static final Set<String> HEADS = Set.of(
            "laan", "plein", "weg", "kade", "park", "rue", "avenue", "boulevard", "chauss\u00E9e", "chaussee", "place");

    private static final Set<String> PARTICLES = Set.of(
            "van", "de", "der", "den", "het", "t", "ten", "ter", "la", "le", "du", "des", "en", "te", "op", "aan");

    /** Words with a capital before a street that are not of its name. */
    private static final Set<String> NO_NAMES = Set.of(
            "in",
            "op",
            "aan",
            "mijn",
            "ik",
            "de",
            "het",
            "naar",
            "van",
            "bij",
            "adres",
            "een",
            "dit",
            "dat",
            "nieuw",
            "nu",
            "wij",
            "we",
            "zij",
            "hij",
            "uit",
            "tot",
            "per",
            "is",
            "te",
            "en",
            "a",
            "the",
            "at",
            "on",
            "to",
            "my",
            "from",
            "bezorgadres",
            "factuuradres",
            "afleveradres",
            "straat",
            "address",
            "halte");

    private static final Set<String> UNITS = Set.of(
            "dagen",
            "dag",
            "uur",
            "uren",
            "keer",
            "weken",
            "week",
            "maanden",
            "maand",
            "jaar",
            "x",
            "euro",
            "eur",
            "stuks",
            "km",
            "mensen",
            "minuten",
            "min",
            "meter",
            "m",
            "cm",
            "mm",
            "kg",
            "liter",
            "procent",
            "straten",
            "huizen",
            "personen",
            "days",
            "day",
            "hours",
            "hour",
            "weeks",
            "months",
            "month",
            "years",
            "year",
            "times",
            "minutes",
            "people",
            "miles",
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
            "january",
            "february",
            "march",
            "may",
            "june",
            "july",
            "august",
            "october",
            "gb",
            "tb",
            "mb",
            "inch",
            "zakken",
            "dozen",
            "pakketten",
            "kwh");

    private static final Set<String> ENGLISH_SURE = Set.of("street", "road", "avenue", "lane");

    private static final Set<String> ENGLISH =
            Set.of("street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "boulevard", "blvd", "crescent");

    private static final Set<String> ENGLISH_WEAK = Set.of(
            "drive", "dr", "close", "court", "ct", "place", "pl", "square", "sq", "terrace", "gardens", "way", "hill",
            "grove", "mews", "walk", "row", "park", "parkway", "highway", "rise", "view", "green");

    private static final Set<String> BEFORE_ADDRESS = Set.of(
            "at",
            "to",
            "address",
            "from",
            "live",
            "lives",
            "is",
            "i",
            "by",
            "near",
            "flat",
            "apartment",
            "unit",
            "but",
            "and");

    private static final Set<String> NO_MIDDLE = Set.of(
            "way", "hour", "hours", "minutes", "minute", "min", "mile", "miles", "the", "of", "on", "in", "at", "to",
            "per", "down", "dirt", "day", "days", "week", "weeks", "this", "that", "my", "your", "busy", "other",
            "lanes", "km");

    private static final int LONGEST_NAME = 5;

    /** All words of which one, or an ending, has to be there for an address to be found, but where a postcode proves it. */
    static Set<String> words() {
        Set<String> words = new HashSet<>(ENGLISH);
        words.addAll(ENGLISH_WEAK);
        words.addAll(HEADS);
        ALONE.forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
        words.addAll(Set.of("huisnummer", "huisnr"));
        return words;
    }

    static List<String> endings() {
        return Stream.concat(SURE_ENDINGS.stream(), ENDINGS.stream()).toList();
    }

    static boolean isUnit(String word) {
        return UNITS.contains(word);
    }

    @Override
    public void find(Words words, Spans spans) {
        for (int i = 0; i < words.count(); i++) {
            if (!words.isHouseNumber(i)) {
                continue;
            }
            int first = dutch(words, spans, i);
            if (first >= 0) {
                int last = addition(words, i);
                spans.add(words.start(first), words.end(last), PersonalData.ADDRESS);
                postcode(words, spans, last);
                continue;
            }
            int last = english(words, i);
            if (last >= 0) {
                spans.add(words.start(i), words.end(last), PersonalData.ADDRESS);
                postcode(words, spans, last);
                i = last;
            }
        }
    }

    /** The first word of a name of a street before a number; -1: there is none. */
    private static int dutch(Words words, Spans spans, int number) {
        String before = words.lower(number - 1);
        if (before.equals("huisnummer") || before.equals("huisnr")) {
            return number;
        }
        if (number == 0
                || !isBeforeNumber(words.gap(number - 1))
                || UNITS.contains(words.lower(number + 1))
                || isPartOfAmount(spans.text(), words.end(number))) {
            return -1;
        }
        int street = number - 1;
        int head = head(words, street);
        if (head >= 0) {
            return head;
        }
        boolean proved = isPostcodeBehind(words, number);
        if (!isStreet(words.get(street))
                && !(proved && words.isCapital(street) && !UNITS.contains(words.lower(street)))) {
            return -1;
        }
        int first = street;
        for (int i = street - 1; i >= 0 && street - i < LONGEST_NAME && isWithin(words.gap(i)); i--) {
            String word = words.lower(i);
            if (NO_NAMES.contains(word) && !PARTICLES.contains(word)) {
                break;
            }
            if ((words.isCapital(i) && !NO_NAMES.contains(word)) || isOrdinal(word)) {
                first = i;
            } else if (!PARTICLES.contains(word)) {
                break;
            } else if (words.isCapital(i) && i == street - 1 && words.isCapital(street)) {
                // De Ruyterkade, but not "In De Ruyterkade".
                first = i;
                break;
            }
        }
        return first;
    }

    private static boolean isBeforeNumber(String gap) {
        return gap.equals(" ") || gap.equals("  ") || gap.equals(". ") || gap.equals(".") || gap.equals(", ");
    }

    private static boolean isWithin(String gap) {
        return gap.equals(" ") || gap.equals(". ") || gap.equals(".") || gap.equals("-") || gap.equals(" '");
    }

    private static boolean isPartOfAmount(String text, int end) {
        if (end >= text.length()) {
            return false;
        }
        char c = text.charAt(end);
        boolean digit = end + 1 < text.length() && Character.isDigit(text.charAt(end + 1));
        return c == '%' || (digit && (c == ',' || c == '.' || c == ':'));
    }

    private static boolean isOrdinal(String word) {
        return word.length() <= 3 && word.endsWith("e") && Character.isDigit(word.charAt(0));
    }

    private static boolean isStreet(String word) {
        if (word.isEmpty() || Character.isDigit(word.charAt(0))) {
            return false;
        }
        if (ALONE.contains(word)) {
            return true;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return !NO_STREETS.contains(lower)
                && (endsIn(SURE_ENDINGS, lower) || (Character.isUpperCase(word.charAt(0)) && endsIn(ENDINGS, lower)));
    }

    private static boolean endsIn(List<String> endings, String word) {
        for (String ending : endings) {
            if (isNamed(word, ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(String word, String ending) {
        return word.endsWith(ending) && word.length() >= ending.length() + 2;
    }

    /** The word that a name such as "Laan van Meerdervoort" begins with; -1: none. */
    private static int head(Words words, int last) {
        boolean capital = words.isCapital(last);
        for (int i = last - 1; capital && i >= 0 && last - i < LONGEST_NAME && isWithin(words.gap(i)); i--) {
            String word = words.lower(i);
            if (HEADS.contains(word) && words.isCapital(i)) {
                boolean particle = PARTICLES.contains(words.lower(i + 1));
                return particle || (i == last - 1 && word.equals("rue")) ? i : -1;
            }
            if (!PARTICLES.contains(word) && !words.isCapital(i)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isPostcodeBehind(Words words, int number) {
        String gap = words.gap(number);
        if (!gap.equals(", ") && !gap.equals("\n") && !gap.equals(",\n") && !gap.equals(" ") && !gap.equals("\r\n")) {
            return false;
        }
        String code = words.get(number + 1);
        if (code.length() == 6
                && Character.isLetter(code.charAt(5))
                && code.substring(0, 4).chars().allMatch(Character::isDigit)) {
            return true;
        }
        boolean digits = words.has(number + 1) && words.isDigits(number + 1);
        return digits
                && ((code.length() == 4 || code.length() == 5) && words.isNext(number + 1))
                && (words.isCapital(number + 2) && words.length(number + 2) > 2 && !gap.equals(" "))
                && !isLikeYear(code);
    }

    private static boolean isLikeYear(String code) {
        return code.length() == 4 && code.compareTo("1990") > 0 && code.compareTo("2036") < 0 && !code.equals("2000");
    }

    /** The last word of what follows a house number: 215-3, 182-II, 45 bus 3. */
    private static int addition(Words words, int number) {
        String gap = words.gap(number);
        if ((gap.equals("-") || gap.equals("/")) && words.has(number + 1) && words.length(number + 1) <= 4) {
            return number + 1;
        }
        String next = words.lower(number + 1);
        if (words.isNext(number) && (next.equals("bus") || next.equals("bis")) && words.isHouseNumber(number + 2)) {
            return number + 2;
        }
        return words.isNext(number)
                        && words.length(number + 1) == 1
                        && words.isUpperLetters(number + 1)
                        && !next.equals("i")
                ? number + 1
                : number;
    }

    /** Digits behind an address that are its postcode: "9000 Gent", "10115 Berlin", "Springfield, IL 62704". */
    private static void postcode(Words words, Spans spans, int last) {
        int next = last + 1;
        String gap = words.gap(last);
        if (words.has(next)
                && gap.length() <= 4
                && words.isDigits(next)
                && (words.length(next) == 4 || words.length(next) == 5)
                && words.isNext(next)
                && words.isCapital(next + 1)
                && words.length(next + 1) > 2) {
            spans.add(words.start(next), words.end(next), PersonalData.POSTCODE);
            return;
        }
        for (int i = next + 1; words.has(i) && i < next + 4; i++) {
            if (words.length(i) == 5
                    && words.isDigits(i)
                    && words.isNext(i - 1)
                    && words.length(i - 1) == 2
                    && words.isUpperLetters(i - 1)) {
                spans.add(words.start(i), words.end(i), PersonalData.POSTCODE);
                return;
            }
        }
    }

    /** The last word of a street behind a number; -1: there is none. */
    private static int english(Words words, int number) {
        if (!words.isNext(number) || UNITS.contains(words.lower(number + 1))) {
            return -1;
        }
        String middle = words.lower(number + 1);
        String road = words.lower(number + 2);
        if (words.isNext(number + 1)
                && ENGLISH_SURE.contains(road)
                && !NO_MIDDLE.contains(middle)
                && words.isLetters(number + 1)) {
            return number + 2;
        }
        if (!words.isCapital(number + 1)) {
            return -1;
        }
        for (int i = number + 2; words.has(i) && i <= number + LONGEST_NAME && isWithinEnglish(words.gap(i - 1)); i++) {
            String word = words.lower(i);
            if (!words.isCapital(i) && !word.equals("s")) {
                return -1;
            }
            boolean goesOn = words.isNext(i) && words.isCapital(i + 1) && isRoad(words.lower(i + 1));
            if (ENGLISH.contains(word) && !goesOn) {
                return i;
            }
            if (ENGLISH_WEAK.contains(word) && !goesOn) {
                return endsAfter(words, i) || BEFORE_ADDRESS.contains(words.lower(number - 1)) ? i : -1;
            }
        }
        return -1;
    }

    private static boolean isRoad(String word) {
        return ENGLISH.contains(word) || ENGLISH_WEAK.contains(word);
    }

    private static boolean isWithinEnglish(String gap) {
        return gap.equals(" ") || gap.equals(". ") || gap.equals("'") || gap.equals("\u2019");
    }

    private static boolean endsAfter(Words words, int word) {
        String gap = words.gap(word);
        return words.breaksAfter(word) || gap.startsWith(",") || gap.startsWith(".") || gap.contains("[");
    }
}
