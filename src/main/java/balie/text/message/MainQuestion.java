package balie.text.message;

import balie.text.WordList;

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

    private static final Set<String> ASKING = WordList.words("message/asking.txt");

    private static final Set<String> WANTING = WordList.words("message/wanting.txt");

    private static final Set<String> COMPLAINING = WordList.words("message/complaining.txt");

    private static final Set<String> POINTING = WordList.words("message/pointing.txt");

    /** A longer question says itself what it is about. */
    private static final int MOST_WORDS_OF_POINTING = 6;

    /** They ask for help with what another sentence says. */
    private static final List<List<String>> EMPTY = Phrases.list("message/empty-questions.txt");

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
        if (first > 0 && points[first - 1] >= 0 && points[first - 1] < TELLING && pointsBack(plain.get(first))) {
            // "Komt dat nog?": what it asks about is in the sentence before.
            return Optional.of(cut(plain.get(first - 1) + " " + plain.get(first)));
        }
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

    private static boolean pointsBack(String question) {
        List<String> words = Phrases.words(question);
        return words.size() <= MOST_WORDS_OF_POINTING && words.stream().anyMatch(POINTING::contains);
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
