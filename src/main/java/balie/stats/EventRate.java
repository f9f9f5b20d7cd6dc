package balie.stats;

/**
 * How many events there are for each so many of those who can have them, with its interval, 95 %, where one person can have several.
 *
 * <p>Method. Byar's interval of a Poisson count (N. E. Breslow, N. E. Day, Statistical Methods in Cancer Research II, 1987, p. 69), of
 * the effective number of events: the events over their design effect, the sum of squares of the events of each person over the events.
 * That is the variance of a sum of persons' events over that of a Poisson count (a compound Poisson count), and the scaling is that of
 * A. J. Dobson et al., Stat. Med. 10 (1991) 457. Of no events the design effect is 1, since likeness is not seen.
 */
public final class EventRate {

    private static final double NINTH = 1.0 / 9;
    private static final double THIRD = 1.0 / 3;

    private EventRate() {}

    /**
     * @param rate events for each {@code per} persons
     * @param low 0 at least
     */
    public record Rate(double rate, double low, double high) {}

    /**
     * @param events at least 0
     * @param squares the sum over persons of the squares of their events, at least {@code events}
     * @param persons who can have events, more than 0
     * @param per such as 1,000
     * @throws IllegalArgumentException if these are no such counts
     */
    public static Rate of(long events, long squares, long persons, double per) {
        if (events < 0 || squares < events || persons <= 0) {
            throw new IllegalArgumentException(
                    "no rate: " + events + " events, squares " + squares + ", of " + persons);
        }
        double effect = events == 0 ? 1 : (double) squares / events;
        double effective = events / effect;
        double scale = effect * per / persons;
        return new Rate(per * events / persons, scale * low(effective), scale * high(effective));
    }

    /**
     * The ratio of two rates with its interval, made of theirs as in {@link ShareRatio}.
     *
     * @param other above 0
     */
    public static ShareRatio.Ratio ratio(Rate one, Rate other) {
        return ShareRatio.of(ends(one), ends(other));
    }

    private static Wilson.Percents ends(Rate rate) {
        return new Wilson.Percents(rate.rate(), rate.low(), rate.high());
    }

    private static double low(double count) {
        return count > 0 ? Math.max(0, byar(count, -1)) : 0;
    }

    private static double high(double count) {
        return byar(count + 1, 1);
    }

    private static double byar(double count, int side) {
        double root = 1 - NINTH / count + side * Wilson.NORMAL_975 * THIRD / Math.sqrt(count);
        return count * Math.pow(Math.max(0, root), 3);
    }
}
