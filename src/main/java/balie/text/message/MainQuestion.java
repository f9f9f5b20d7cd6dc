package balie.text.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses the sentences of a message that ask or complain, by their words in Dutch and English. */
final class MainQuestion {

    private static final int MOST_SENTENCES = 2;
    private static final int MOST_WORDS = 60;
    /** As many points as a sentence that complains has. */
    private static final int TELLING = 2;

    private static final Set<String> ASKING = Set.of(
            "wie",
            "wat",
            "waar",
            "wanneer",
            "waarom",
            "hoe",
            "hoeveel",
            "hoelang",
            "welk",
            "welke",
            "kan",
            "kunt",
            "kun",
            "kunnen",
            "mag",
            "moet",
            "is",
            "zijn",
            "heeft",
            "hebben",
            "wordt",
            "worden",
            "doen",
            "doet",
            "gaat",
            "krijg",
            "krijgen",
            "zou",
            "zouden",
            "waarheen",
            "waarvoor",
            "wil",
            "willen",
            "klopt",
            "bestaat",
            "geldt",
            "what",
            "when",
            "where",
            "why",
            "how",
            "which",
            "who",
            "can",
            "could",
            "do",
            "does",
            "did",
            "are",
            "will",
            "would",
            "may",
            "should",
            "has",
            "have",
            "what's",
            "where's",
            "how's",
            "any");

    private static final Set<String> WANTING = Set.of(
            "wil",
            "wilde",
            "willen",
            "graag",
            "verzoek",
            "wens",
            "want",
            "need",
            "please",
            "like",
            "aub",
            "svp",
            "alsjeblieft",
            "alstublieft",
            "request",
            "vraag",
            "asking",
            "wondering",
            "weten",
            "know",
            "annuleren",
            "cancel",
            "opzeggen",
            "wijzigen",
            "change",
            "aanvragen",
            "retourneren",
            "return",
            "ruilen",
            "exchange",
            "refund",
            "terugbetaling");

    private static final Set<String> COMPLAINING = Set.of(
            "niet",
            "geen",
            "nooit",
            "niets",
            "niks",
            "nog",
            "steeds",
            "kapot",
            "stuk",
            "defect",
            "fout",
            "foute",
            "verkeerd",
            "verkeerde",
            "klacht",
            "kwijt",
            "zoek",
            "weg",
            "ontbreekt",
            "ontbreken",
            "mist",
            "missen",
            "beschadigd",
            "lekt",
            "dubbel",
            "onterecht",
            "teleurgesteld",
            "boos",
            "belachelijk",
            "schandalig",
            "probleem",
            "problemen",
            "storing",
            "foutmelding",
            "error",
            "vergeten",
            "geweigerd",
            "geblokkeerd",
            "not",
            "no",
            "never",
            "nothing",
            "still",
            "broken",
            "wrong",
            "missing",
            "damaged",
            "lost",
            "late",
            "fails",
            "failed",
            "refused",
            "declined",
            "blocked",
            "twice",
            "complaint",
            "disappointed",
            "angry",
            "problem",
            "issue",
            "crashes",
            "leaks",
            "leaking",
            "faulty",
            "charged",
            "unable",
            "forgot",
            "stopped",
            "stuck",
            "can't",
            "cannot",
            "won't",
            "don't",
            "doesn't",
            "didn't",
            "isn't",
            "wasn't",
            "haven't",
            "hasn't",
            "couldn't",
            "zonder",
            "without",
            "overcharged",
            "werkt",
            "crasht");

    /** They ask for help with what another sentence says. */
    private static final List<List<String>> EMPTY =
            Phrases.list("kunt u mij helpen|kunt u me helpen|kun je me helpen|kun je mij helpen|"
                    + "kunnen jullie me helpen|kunnen jullie mij helpen|kunt u mij hierbij helpen|kan iemand mij helpen|kan iemand me helpen|ik"
                    + " heb een vraag|ik heb een vraagje|i have a question|can you help|could you help|can someone help|please help|help me|"
                    + "wat nu|what now|graag een reactie|graag reactie|graag uw reactie|graag antwoord|ik hoor graag|please advise|please reply|"
                    + "hoe gaat het|how are you|hope you are well|i hope you|wie kan mij helpen|wie kan me helpen|kunnen jullie helpen|kunt u"
                    + " helpen|any help|any ideas|hoor graag|what can you do|wat kunnen jullie doen|wat kunt u doen|hoe kan dat|how is that"
                    + " possible|is dat mogelijk|is that possible|kan dat|snapt u|begrijpt u|right|toch|really|echt");

    private MainQuestion() {}

    /** @param sentences with a letter each, in order */
    static Optional<String> of(List<String> sentences) {
        List<String> plain = new ArrayList<>();
        for (String sentence : sentences) {
            String said = MailBody.ungreeted(sentence);
            List<String> words = Phrases.words(said);
            if (!words.isEmpty() && !MailBody.isClosing(words) && !MailBody.isGreeting(words, said)) {
                plain.add(said);
            }
        }
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        int[] points = plain.stream().mapToInt(MainQuestion::points).toArray();
        int first = best(points, -1);
        if (points[first] <= 0) {
            // None asks: the first that says something.
            int content = 0;
            while (content < points.length - 1 && points[content] < 0) {
                content++;
            }
            return Optional.of(cut(plain.get(content)));
        }
        int second = best(points, first);
        boolean two = MOST_SENTENCES > 1
                && second >= 0
                && points[second] >= TELLING
                && Phrases.words(plain.get(first)).size()
                                + Phrases.words(plain.get(second)).size()
                        <= MOST_WORDS;
        String question =
                !two ? plain.get(first) : plain.get(Math.min(first, second)) + " " + plain.get(Math.max(first, second));
        return Optional.of(cut(question));
    }

    /** The first of those with most points; -1: there is none beside the one left out. */
    private static int best(int[] points, int without) {
        int best = -1;
        for (int i = 0; i < points.length; i++) {
            if (i != without && (best < 0 || points[i] > points[best])) {
                best = i;
            }
        }
        return best;
    }

    /** Below 0: says nothing by itself. */
    private static int points(String sentence) {
        List<String> words = Phrases.words(sentence);
        if (MailBody.isThanks(words) || (words.size() <= 8 && Phrases.begin(words, EMPTY))) {
            return -1;
        }
        boolean asks = sentence.indexOf('?') >= 0;
        int points = asks ? 4 : 0;
        if (words.size() > 1 && ASKING.contains(words.get(0))) {
            points += 3;
        }
        points += words.stream().anyMatch(WANTING::contains) ? 2 : 0;
        points += words.stream().anyMatch(COMPLAINING::contains) ? 2 : 0;
        return words.size() < 3 && !asks ? Math.min(points, 1) : points;
    }

    private static String cut(String question) {
        String[] words = question.strip().split("\\s+");
        if (words.length <= MOST_WORDS) {
            return String.join(" ", words);
        }
        return String.join(" ", List.of(words).subList(0, MOST_WORDS));
    }
}
