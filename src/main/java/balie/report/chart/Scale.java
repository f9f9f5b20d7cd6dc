package balie.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The ticks of an axis.
 *
 * @param ticks ascending
 */
record Scale(List<Tick> ticks) {

    /** Parts the digits of large numbers in groups of three; a comma or a point would mean different things to readers. */
    private static final char GROUP_SPACE = '\u202F';

    Scale {
        ticks = List.copyOf(ticks);
    }

    record Tick(double value, String text) {}

    /**
     * Round steps of 1, 2 or 5 times a power of ten, from 0 to the first one at or above the greatest value.
     *
     * @param greatest at least 0
     * @param steps about how many
     * @param whole whether the values are counts, between which no tick makes sense
     */
    static Scale upTo(double greatest, int steps, boolean whole) {
        if (!(greatest > 0)) {
            return new Scale(List.of(new Tick(0, "0"), new Tick(1, "1")));
        }
        double step = roundStep(greatest / steps);
        if (whole) {
            step = Math.max(1, step);
        }
        List<Tick> ticks = new ArrayList<>();
        long last = (long) Math.ceil(greatest / step - 1e-9);
        for (long i = 0; i <= last; i++) {
            ticks.add(new Tick(i * step, number(i * step)));
        }
        return new Scale(ticks);
    }

    /**
     * The same steps, from the last one at or below the least value: where all values lie in the upper half of their scale,
     * their ups and downs would not be seen from 0.
     *
     * @param least at most greatest
     */
    static Scale between(double least, double greatest, int steps, boolean whole) {
        if (least < greatest / 2) {
            return upTo(greatest, steps, whole);
        }
        double step = Math.max(roundStep(Math.max(greatest - least, greatest / 100) / steps), whole ? 1 : 0);
        List<Tick> ticks = new ArrayList<>();
        long last = (long) Math.ceil(greatest / step - 1e-9);
        for (long i = (long) Math.floor(least / step + 1e-9); i <= last; i++) {
            ticks.add(new Tick(i * step, number(i * step)));
        }
        return ticks.size() < 2 ? upTo(greatest, steps, whole) : new Scale(ticks);
    }

    /**
     * The same steps on both sides of 0, from the last one at or below the least value to the first at or above the greatest.
     *
     * @param least at most 0
     * @param greatest at least 0
     */
    static Scale around(double least, double greatest, int steps) {
        if (!(greatest > least)) {
            return upTo(0, steps, false);
        }
        double step = roundStep((greatest - least) / steps);
        List<Tick> ticks = new ArrayList<>();
        long last = (long) Math.ceil(greatest / step - 1e-9);
        for (long i = (long) Math.floor(least / step + 1e-9); i <= last; i++) {
            ticks.add(new Tick(i * step, number(i * step).replace('-', '−')));
        }
        return new Scale(ticks);
    }

    double lower() {
        return ticks.get(0).value();
    }

    /** Without the ticks that no value reaches; 0 stays. */
    Scale notBeyond(double greatest) {
        return new Scale(ticks.stream()
                .filter(t -> t.value() == 0 || t.value() <= greatest * (1 + 1e-9))
                .toList());
    }

    double upper() {
        return ticks.get(ticks.size() - 1).value();
    }

    /** A number in no locale: whole from 100, with one decimal below, three figures below 1; 12000 is "12 000". */
    static String number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = (Math.abs(value) < 1
                        ? exact.round(new MathContext(3, RoundingMode.HALF_UP))
                        : exact.setScale(Math.abs(value) < 100 ? 1 : 0, RoundingMode.HALF_UP))
                .stripTrailingZeros();
        String plain = rounded.signum() == 0 ? "0" : rounded.toPlainString();
        int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        int start = plain.startsWith("-") ? 1 : 0;
        StringBuilder out = new StringBuilder(plain);
        if (end - start > 4) {
            for (int i = end - 3; i > start; i -= 3) {
                out.insert(i, GROUP_SPACE);
            }
        }
        return out.toString();
    }

    /** A number with at most so many decimals, a point before them and no groups. */
    static String plain(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static double roundStep(double least) {
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            double step = power.multiply(BigDecimal.valueOf(factor)).doubleValue();
            if (step >= least * (1 - 1e-9)) {
                return step;
            }
        }
        return power.multiply(BigDecimal.TEN).doubleValue();
    }
}
