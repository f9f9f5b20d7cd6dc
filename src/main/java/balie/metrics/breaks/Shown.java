package balie.metrics.breaks;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * How counts are shown: those of fewer contacts than the privacy minimum are not, be they in a column or in words. No contact at all is
 * shown, since a week that is missing tells of nobody.
 *
 * @param minimum 0: every count is shown
 */
record Shown(int minimum) {

    boolean hides(double count) {
        return count > 0 && count < minimum;
    }

    @Nullable
    Long count(long n) {
        return hides((double) n) ? null : n;
    }

    /** {@code 12 contacts}, {@code fewer than 5 contacts}. */
    String contacts(double count) {
        if (hides(count)) {
            return "fewer than " + minimum + " contacts";
        }
        String number = String.format(Locale.ROOT, "%,d", Math.round(count));
        return number + (number.equals("1") ? " contact" : " contacts");
    }
}
