package balie.text.message;

import balie.text.WordList;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The lines of a message that its writer wrote for this occasion: no mail quoted below, no greeting, closing or disclaimer. */
final class MailBody {

    private static final int LONG_LINE = 50;
    private static final int LONGEST_KEY = 30;
    private static final int WORDS_OF_GREETING = 5;
    private static final int WORDS_OF_CLOSING = 7;
    private static final int LINES_OF_HEADER = 5;

    private static final List<List<String>> CLOSINGS = Phrases.list("message/closings.txt");

    private static final List<List<String>> THANKS = Phrases.list("message/thanks.txt");

    private static final Set<String> GREETINGS = WordList.words("greetings.txt", "message/more-greetings.txt");

    private static final List<List<String>> GREETING_PHRASES = Phrases.list("message/greeting-phrases.txt");

    private static final List<List<String>> DEVICES = Phrases.list("message/devices.txt");

    private static final List<List<String>> DISCLAIMERS = Phrases.list("message/disclaimers.txt");

    /** Keys of forms whose value is the message. */
    private static final Set<String> TELLING_KEYS = Set.copyOf(WordList.phrases("message/telling-keys.txt"));

    /** Keys of forms whose value says who and which, not what. */
    private static final Set<String> OTHER_KEYS = Set.copyOf(WordList.phrases("message/other-keys.txt"));

    private static final Set<String> HEADER_KEYS = Set.copyOf(WordList.phrases("message/header-keys.txt"));

    private MailBody() {}

    static String of(String text) {
        List<String> lines =
                text.replace('\u00A0', ' ').lines().map(String::strip).toList();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            List<String> words = Phrases.words(line.length() > 200 ? line.substring(0, 200) : line);
            if (isQuoteAhead(lines, i)) {
                if (hasWords(kept)) {
                    break;
                }
                // A mail that was only passed on: what it says is in the quote.
                i = headerEnd(lines, i);
                continue;
            }
            if (line.equals("--") || Phrases.begin(words, DISCLAIMERS)) {
                if (hasWords(kept)) {
                    break;
                }
                continue;
            }
            if (line.startsWith(">") || line.startsWith("|") || Phrases.begin(words, DEVICES)) {
                continue;
            }
            if (isClosing(words) && hasWords(kept)) {
                break;
            }
            if (!isGreeting(words, line)) {
                kept.add(field(line));
            }
        }
        return joined(kept);
    }

    private static boolean hasWords(List<String> lines) {
        return lines.stream().anyMatch(line -> line.chars().anyMatch(Character::isLetter));
    }

    /** Whether a sentence or line is a closing: short, and begun as one. */
    static boolean isClosing(List<String> words) {
        return words.size() <= WORDS_OF_CLOSING && Phrases.begin(words, CLOSINGS);
    }

    static boolean isThanks(List<String> words) {
        return words.size() <= WORDS_OF_CLOSING + 3 && Phrases.begin(words, THANKS);
    }

    /** Whether a sentence or line is a greeting only. */
    static boolean isGreeting(List<String> words, String line) {
        return !words.isEmpty()
                && words.size() <= WORDS_OF_GREETING
                && line.indexOf('?') < 0
                && (GREETINGS.contains(words.get(0)) || Phrases.begin(words, GREETING_PHRASES))
                && (words.size() == 1 || !line.endsWith(".") || words.size() <= 3);
    }

    /** A sentence without the greeting it begins with: "Hi, where is it?", "Beste mensen, de chat werkt niet". */
    static String ungreeted(String sentence) {
        int comma = sentence.indexOf(',');
        if (comma < 0) {
            return sentence;
        }
        String before = sentence.substring(0, comma);
        List<String> words = Phrases.words(before);
        boolean greeting = isGreeting(words, before) || words.isEmpty();
        String rest = sentence.substring(comma + 1).strip();
        return greeting && rest.chars().anyMatch(Character::isLetter) ? rest : sentence;
    }

    private static boolean isQuoteAhead(List<String> lines, int i) {
        String line = lines.get(i).toLowerCase(Locale.ROOT);
        if (line.startsWith("-----") && (line.contains("message") || line.contains("bericht"))) {
            return true;
        }
        if (line.startsWith("begin forwarded message") || line.startsWith("begin doorgestuurd bericht")) {
            return true;
        }
        if (line.startsWith("op ") || line.startsWith("on ")) {
            String two = i + 1 < lines.size() ? line + " " + lines.get(i + 1).toLowerCase(Locale.ROOT) : line;
            return isAttribution(line) || isAttribution(two);
        }
        if (isHeader(line)) {
            int headers = 0;
            for (int j = i; j < lines.size() && j < i + LINES_OF_HEADER; j++) {
                headers += isHeader(lines.get(j).toLowerCase(Locale.ROOT)) ? 1 : 0;
            }
            return headers >= 3;
        }
        return false;
    }

    /** "Op 12 november 2026 om 14:00 schreef Jan:", "On Mon, Nov 2 Jan wrote:". */
    private static boolean isAttribution(String line) {
        return line.length() < 300 && line.endsWith(":") && (line.contains(" schreef") || line.contains(" wrote"));
    }

    private static boolean isHeader(String line) {
        int colon = line.indexOf(':');
        return colon > 0
                && colon <= LONGEST_KEY
                && HEADER_KEYS.contains(line.substring(0, colon).strip());
    }

    private static int headerEnd(List<String> lines, int i) {
        int last = i;
        for (int j = i + 1; j < lines.size() && j < i + LINES_OF_HEADER + 2; j++) {
            if (isHeader(lines.get(j).toLowerCase(Locale.ROOT))) {
                last = j;
            }
        }
        return last;
    }

    /** A line of a form without its key, if the key says nothing; nothing, if the value says only who. */
    private static String field(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0 || colon > LONGEST_KEY) {
            return line;
        }
        String key = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        if (TELLING_KEYS.contains(key)) {
            return value;
        }
        boolean says = Phrases.words(value).size() > WORDS_OF_GREETING;
        return OTHER_KEYS.contains(key) ? says ? value : "" : line;
    }

    /** Lines that a mail program broke are put together again. */
    private static String joined(List<String> lines) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (String line : lines) {
            boolean goesOn = before.length() >= LONG_LINE && !line.isEmpty() && Character.isLowerCase(line.charAt(0));
            text.append(text.isEmpty() ? "" : goesOn ? " " : "\n").append(line);
            before = line;
        }
        return text.toString();
    }
}
