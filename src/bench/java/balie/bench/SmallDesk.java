package balie.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A desk at which nothing changes: some 300 contacts a week over ten weeks by customers of whom some come again on the same matter.
 * A contact that begins a matter can be merged within a day; any other waits until it is resolved or withdrawn, whichever comes first.
 * What is flagged of a contact (resolved at once, escalated, a complaint) is alike for contacts of one customer, but nothing of it
 * depends on channel or time, so that the truth of a group is that of all.
 */
record SmallDesk(List<Contact> contacts) {

    static final Instant START = Instant.parse("2026-08-31T00:00:00Z");
    static final int WEEKS = 10;
    static final Instant AS_OF = START.plus(Duration.ofDays(7L * WEEKS));

    /** Of contacts that are counted. */
    static final double RESOLVED_IN_A_WEEK = 0.7;

    static final double FIRST_CONTACT = 0.4;
    static final double ESCALATED = 0.1;
    static final double COMPLAINTS = 0.08;

    private static final double MERGED = 0.04;
    private static final double AGAIN = 0.15;
    private static final double LONGEST_UNTIL_AGAIN = 6.5;
    private static final double WITHDRAWALS_A_DAY = 0.02;
    private static final double RESOLUTIONS_A_DAY = resolutionsADay();
    private static final double MATTERS_A_DAY = 36.5;
    private static final double LIKENESS = 0.1;
    private static final double SHAPE_OF_ACTIVITY = 0.7;
    private static final int CUSTOMERS = 600;
    private static final int QUESTIONS = 12;
    private static final double[] CHANNELS = {0.45, 0.75, 0.95, 1};
    private static final int DAYS_OF_WEEK = 7;
    private static final int WARM_UP = 28;
    private static final double SECONDS_OF_DAY = 86_400;

    /** How a contact ends, sooner or later. */
    enum End {
        RESOLVED,
        WITHDRAWN,
        MERGED
    }

    /**
     * @param day of the opening, counted from {@link #START}
     * @param days from the opening to the end
     */
    record Contact(
            int customer,
            int question,
            int channel,
            double day,
            double days,
            End end,
            boolean firstContact,
            boolean escalated,
            boolean complaint) {

        Instant opened() {
            return at(day);
        }

        Instant ended() {
            return at(day + days);
        }

        private static Instant at(double day) {
            return START.plusSeconds(Math.round(day * SECONDS_OF_DAY));
        }
    }

    private record Customer(double activity, double firstContact, double escalated, double complaint) {}

    static SmallDesk draw(Draws draws) {
        List<Customer> customers = new ArrayList<>();
        double all = 0;
        for (int i = 0; i < CUSTOMERS; i++) {
            all += draws.gamma(SHAPE_OF_ACTIVITY);
            customers.add(new Customer(
                    all,
                    draws.share(FIRST_CONTACT, LIKENESS),
                    draws.share(ESCALATED, LIKENESS),
                    draws.share(COMPLAINTS, LIKENESS)));
        }
        List<Contact> contacts = new ArrayList<>();
        double days = DAYS_OF_WEEK * WEEKS;
        // Some weeks before the first, so that those who come again do so from the first day on.
        long matters = draws.poisson(MATTERS_A_DAY * (days + WARM_UP));
        for (long i = 0; i < matters; i++) {
            int customer = of(customers, draws.uniform() * all);
            int question = (int) (QUESTIONS * draws.uniform() * draws.uniform());
            double day = draws.uniform() * (days + WARM_UP) - WARM_UP;
            boolean merged = draws.chance(MERGED);
            add(contacts, contact(draws, customers.get(customer), customer, question, day, merged), days);
            while (!merged && draws.chance(AGAIN)) {
                day += LONGEST_UNTIL_AGAIN * draws.uniform();
                add(contacts, contact(draws, customers.get(customer), customer, question, day, false), days);
            }
        }
        contacts.sort(Comparator.comparingDouble(Contact::day));
        return new SmallDesk(contacts);
    }

    private static void add(List<Contact> contacts, Contact contact, double days) {
        if (contact.day() >= 0 && contact.day() < days) {
            contacts.add(contact);
        }
    }

    private static int of(List<Customer> customers, double place) {
        int low = 0;
        int high = customers.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (customers.get(middle).activity() <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Contact contact(
            Draws draws, Customer customer, int number, int question, double day, boolean merged) {
        double place = draws.uniform();
        int channel = 0;
        while (CHANNELS[channel] <= place) {
            channel++;
        }
        double ends = RESOLUTIONS_A_DAY + WITHDRAWALS_A_DAY;
        double days = merged ? draws.uniform() : -Math.log(1 - draws.uniform()) / ends;
        End end = merged ? End.MERGED : draws.chance(RESOLUTIONS_A_DAY / ends) ? End.RESOLVED : End.WITHDRAWN;
        return new Contact(
                number,
                question,
                channel,
                day,
                days,
                end,
                draws.chance(customer.firstContact()),
                draws.chance(customer.escalated()),
                draws.chance(customer.complaint()));
    }

    /** The true share of contacts that are not merged of which the resolution comes within so many days. */
    static double resolved(double days) {
        return resolved(RESOLUTIONS_A_DAY, days);
    }

    private static double resolved(double resolutionsADay, double days) {
        double ends = resolutionsADay + WITHDRAWALS_A_DAY;
        return resolutionsADay / ends * (1 - Math.exp(-ends * days));
    }

    private static double resolutionsADay() {
        double low = 0;
        double high = 1;
        for (int i = 0; i < Double.SIZE; i++) {
            double middle = (low + high) / 2;
            if (resolved(middle, DAYS_OF_WEEK) < RESOLVED_IN_A_WEEK) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** How many contacts of a week were not merged, and how many of them were followed by another on the same matter within 7 days. */
    double[] repeats(int week) {
        double[] counts = new double[2];
        for (int i = 0; i < contacts.size(); i++) {
            Contact one = contacts.get(i);
            if ((int) (one.day() / DAYS_OF_WEEK) == week && one.end() != End.MERGED) {
                counts[0]++;
                for (int j = i + 1; j < contacts.size(); j++) {
                    Contact next = contacts.get(j);
                    if (next.day() > one.day() + DAYS_OF_WEEK) {
                        break;
                    }
                    if (next.customer() == one.customer()
                            && next.question() == one.question()
                            && next.end() != End.MERGED) {
                        counts[1]++;
                        break;
                    }
                }
            }
        }
        return counts;
    }

    /** The share of contacts that are merged. */
    double merged() {
        return (double) contacts.stream().filter(c -> c.end() == End.MERGED).count() / contacts.size();
    }
}
