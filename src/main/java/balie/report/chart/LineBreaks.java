package balie.report.chart;

import balie.report.chart.Theme.Style;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks labels into lines. No part of a label is ever left out. */
final class LineBreaks {

    /** How many characters of a word a line must have room for, so that parting it there is worth it. */
    private static final int LEAST_PART = 8;

    private static final double EVENING_STEP = 8;

    private final Lettering lettering;

    LineBreaks(Lettering lettering) {
        this.lettering = lettering;
    }

    /**
     * The lines of a text, each at most as wide as given; at least one, possibly empty.
     *
     * <p>Lines break at spaces and after hyphens and slashes. A word wider than a line, such as a long Dutch compound,
     * is parted with a hyphen.
     */
    List<String> wrap(String text, double width, Style style) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String piece : pieces(text)) {
            if (fits(line + piece, width, style)) {
                line += piece;
                continue;
            }
            if (fits(piece, width, style) || !hasRoomForPart(line, piece, width, style)) {
                addLine(lines, line);
                line = piece;
            } else {
                line += piece;
            }
            while (!fits(line, width, style)) {
                int end = longestPart(line, width, style);
                if (end <= 0 || end >= line.length()) {
                    // A single character, or nothing, in too little room: it stands out rather than be lost.
                    break;
                }
                lines.add(line.substring(0, end) + "-");
                line = line.substring(end);
            }
        }
        addLine(lines, line);
        return lines.isEmpty() ? List.of("") : List.copyOf(lines);
    }

    /** As wrap, with as many lines, but these as even as can be: no word stands alone without need. */
    List<String> wrapEvenly(String text, double width, Style style) {
        List<String> lines = wrap(text, width, style);
        for (double narrower = width - EVENING_STEP; narrower > width / 2; narrower -= EVENING_STEP) {
            List<String> candidate = wrap(text, narrower, style);
            if (candidate.size() > lines.size()) {
                break;
            }
            lines = candidate;
        }
        return lines;
    }

    private static void addLine(List<String> lines, String line) {
        if (!line.isBlank()) {
            lines.add(line.strip());
        }
    }

    /** Whether a word that must be parted anyway can begin on a line that is already begun. */
    private boolean hasRoomForPart(String line, String word, double width, Style style) {
        int end = line.length() + Math.min(LEAST_PART, word.length());
        return fits((line + word).substring(0, end) + "-", width, style);
    }

    /** Words with the space after them, and the parts of words that end in a hyphen or a slash. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || ((c == '-' || c == '/') && i > start)) {
                pieces.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private boolean fits(String text, double width, Style style) {
        return lettering.width(text.stripTrailing(), style) <= width;
    }

    /** Where to part a word that is too wide: never within a character that is made of several, and after one at least. */
    private int longestPart(String word, double width, Style style) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(word);
        int end = characters.next();
        for (int next = characters.next();
                next != BreakIterator.DONE && next < word.length();
                next = characters.next()) {
            if (!fits(word.substring(0, next) + "-", width, style)) {
                break;
            }
            end = next;
        }
        return end;
    }
}
