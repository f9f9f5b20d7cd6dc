package balie.text.redact;

import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/**
 * Finds numbers of payment cards: those of the large issuers, and others of four groups of four, whose check digit fits (ISO/IEC
 * 7812-1). An IMEI has such a check digit too, but is of no issuer.
 */
final class CardFinder implements Finder {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    /** Shorter ones are a list. */
    private static final int SHORTEST_GROUP = 3;

    private static final CreditCardValidator ISSUERS = new CreditCardValidator(CreditCardValidator.AMEX
            + CreditCardValidator.VISA
            + CreditCardValidator.MASTERCARD
            + CreditCardValidator.DISCOVER
            + CreditCardValidator.DINERS);

    @Override
    public void find(Words words, Spans spans) {
        for (DigitRun run : DigitRun.in(spans.text(), SHORTEST)) {
            for (int first = 0; first < run.size(); first++) {
                int last = last(run, first);
                if (last >= 0) {
                    spans.add(run.start(first), run.end(last), PersonalData.CARD);
                    first = last;
                }
            }
        }
    }

    private static int last(DigitRun run, int first) {
        int length = 0;
        for (int last = first; last < run.size(); last++) {
            length += run.length(last);
            if (length > LONGEST
                    || run.length(last) < SHORTEST_GROUP
                    || (last > first && !" -\u00A0.".contains(run.gap(last - 1)))) {
                return -1;
            }
            if (length >= SHORTEST && run.standsAlone(first, last) && isCard(run, first, last)) {
                return last;
            }
        }
        return -1;
    }

    private static boolean isCard(DigitRun run, int first, int last) {
        String digits = run.digits(first, last);
        if (!LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits)) {
            return false;
        }
        if (ISSUERS.isValid(digits)) {
            return true;
        }
        if (last - first != 3 || digits.chars().distinct().count() == 1) {
            return false;
        }
        for (int group = first; group <= last; group++) {
            if (run.length(group) != 4) {
                return false;
            }
        }
        return true;
    }
}
