package balie.config.time;

import balie.config.time.PatternReader.Result;

/** Reads ISO 8601 as exports write it: a day, or a day and a time with or without an offset. */
final class IsoReader {

    private static final int DAY = 10;
    private static final int MINUTE = 16;
    private static final int SECOND = 19;

    private IsoReader() {}

    static Result read(String text, TimeFields into) {
        into.clear();
        int length = text.length();
        if (length < DAY || !isDay(text, into)) {
            // A signed year is for the general formatter.
            boolean signed = length > 0 && (text.charAt(0) == '+' || text.charAt(0) == '-');
            return signed ? Result.UNSURE : Result.DIFFERS;
        }
        if (length == DAY) {
            return into.exist() ? Result.FITS : Result.DIFFERS;
        }
        if ((text.charAt(DAY) | 0x20) != 't' || length < MINUTE || text.charAt(13) != ':') {
            return Result.DIFFERS;
        }
        into.timed = true;
        into.hour = Offsets.two(text, 11);
        into.minute = Offsets.two(text, 14);
        int at = MINUTE;
        if (into.hour < 0 || into.minute < 0) {
            return Result.DIFFERS;
        }
        if (at < length && text.charAt(at) == ':') {
            into.second = Offsets.two(text, at + 1);
            if (into.second < 0) {
                return Result.DIFFERS;
            }
            at = SECOND;
            if (at < length && text.charAt(at) == '.') {
                at = fraction(text, at + 1, into);
                if (at < 0) {
                    return Result.UNSURE;
                }
            }
        }
        if (at < length) {
            at = Offsets.read(text, at, true, true, true, into);
            if (at < 0) {
                return at == Offsets.UNSURE ? Result.UNSURE : Result.DIFFERS;
            }
        }
        return at == length && into.exist() ? Result.FITS : Result.DIFFERS;
    }

    private static boolean isDay(String text, TimeFields into) {
        int century = Offsets.two(text, 0);
        int year = Offsets.two(text, 2);
        into.month = Offsets.two(text, 5);
        into.day = Offsets.two(text, 8);
        into.year = century * 100 + year;
        return century >= 0
                && year >= 0
                && into.month >= 0
                && into.day >= 0
                && text.charAt(4) == '-'
                && text.charAt(7) == '-';
    }

    private static int fraction(String text, int start, TimeFields into) {
        int value = 0;
        int at = start;
        while (at < text.length() && at - start < 9 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + text.charAt(at) - '0';
            at++;
        }
        if (at == start) {
            return Offsets.UNSURE;
        }
        into.nano = PatternReader.nanos(value, at - start);
        return at;
    }
}
