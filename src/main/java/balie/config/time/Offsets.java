package balie.config.time;

/** Reads distances from UTC: {@code +0100}, {@code +01:00}, {@code Z}. */
final class Offsets {

    static final int DIFFERS = -1;
    /** Only the general formatter can judge it. */
    static final int UNSURE = -2;

    private static final int MOST_HOURS = 18;

    private Offsets() {}

    /**
     * Reads one from {@code at} on.
     *
     * @param zulu whether Z stands for none
     * @param colon whether minutes are behind a colon
     * @param hoursOnly whether minutes may be left out
     * @return the index behind it, {@link #DIFFERS} or {@link #UNSURE}
     */
    static int read(String text, int at, boolean zulu, boolean colon, boolean hoursOnly, TimeFields into) {
        char sign = text.charAt(at);
        if (zulu && (sign == 'Z' || sign == 'z')) {
            into.offset = 0;
            return at + 1;
        }
        if (sign != '+' && sign != '-') {
            return DIFFERS;
        }
        int hours = two(text, at + 1);
        int minutesAt = at + 3 + (colon ? 1 : 0);
        int minutes = two(text, minutesAt);
        if (hoursOnly && minutes < 0) {
            return UNSURE;
        }
        if (hours < 0 || minutes < 0 || (colon && text.charAt(at + 3) != ':')) {
            return DIFFERS;
        }
        if (hours >= MOST_HOURS || minutes > 59 || (sign == '-' && hours + minutes == 0)) {
            return UNSURE;
        }
        into.offset = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        return minutesAt + 2;
    }

    /** The number of two digits at an index; below 0: there is none. */
    static int two(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
