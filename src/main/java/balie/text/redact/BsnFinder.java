package balie.text.redact;

import java.util.Locale;

/**
 * Finds Dutch citizen service numbers: nine digits that pass the eleven-test, in a text that names such a number. Alone nine digits
 * prove nothing: one number in eleven passes.
 */
final class BsnFinder implements Finder {

    private static final int DIGITS = 9;
    private static final int NEAR = 80;
    private static final String[] NAMES = {
        "bsn",
        "burgerservice",
        "burger service",
        "burger-service",
        "sofinummer",
        "sofi-nummer",
        "sofi nummer",
        "citizen service number"
    };

    @Override
    public void find(Words words, Spans spans) {
        for (DigitRun run : DigitRun.in(spans.text(), DIGITS)) {
            for (int first = 0; first < run.size(); first++) {
                int length = 0;
                for (int last = first; last < run.size() && length < DIGITS; last++) {
                    length += run.length(last);
                    if (length == DIGITS
                            && run.standsAlone(first, last)
                            && passes(run.digits(first, last))
                            && isNamed(spans.text(), run.start(first), run.end(last))) {
                        spans.add(run.start(first), run.end(last), PersonalData.BSN);
                    }
                }
            }
        }
    }

    private static boolean passes(String digits) {
        int sum = -(digits.charAt(DIGITS - 1) - '0');
        for (int i = 0; i < DIGITS - 1; i++) {
            sum += (DIGITS - i) * (digits.charAt(i) - '0');
        }
        return sum % 11 == 0 && sum > 0;
    }

    private static boolean isNamed(String text, int start, int end) {
        String near = text.substring(Math.max(0, start - NEAR), Math.min(text.length(), end + NEAR))
                .toLowerCase(Locale.ROOT);
        for (String name : NAMES) {
            if (near.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
