package balie.bench;

import balie.stats.ClusteredShare.Sums;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A week of a desk as a report shows it: some 1,000 contacts by 385 customers, of which 60 % ask one of 40 questions,
 * the question of rank r in proportion to r^-0.8, from some 80 a week down to 4; each about one of eight products and
 * with three yes-or-no measures.
 *
 * @param copied how often a contact has the question of its customer's other contacts in place of one by chance, and
 *     likewise its product and its measures; 0 for independent contacts. The intraclass correlation is its square
 */
record SimulatedReport(double copied) {

    static final int QUESTIONS = 40;
    private static final int PRODUCTS = 8;
    private static final int CUSTOMERS = 385;
    private static final double CONTACTS = 1_000;
    private static final double NAMED = 0.6;
    private static final double EXPONENT = -0.8;
    /** Complaints, resolved at first contact, resolved within a week. */
    private static final double[] MEASURES = {.08, .4, .7};

    /** Customers, n, x, nn, nx, xx. */
    private static final int SUMS = 6;

    private static final double[] RANKED = ranked();

    private static double[] ranked() {
        double[] weights = IntStream.rangeClosed(1, QUESTIONS)
                .mapToDouble(rank -> Math.pow(rank, EXPONENT))
                .toArray();
        double sum = IntStream.range(0, QUESTIONS).mapToDouble(i -> weights[i]).sum();
        return IntStream.range(0, QUESTIONS)
                .mapToDouble(i -> NAMED * weights[i] / sum)
                .toArray();
    }

    /** The share of the contacts that ask the question, by rank from 0. */
    static double share(int question) {
        return RANKED[question];
    }

    /** How often a question is asked in a week on average. */
    static double mean(int question) {
        return CONTACTS * RANKED[question];
    }

    /** Sums over customers of a week: of the share of each question, then of each measure of each product. */
    List<Sums> week(Draws draws) {
        long[][] shares = new long[QUESTIONS + PRODUCTS * MEASURES.length][SUMS];
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            add(customer(draws), shares);
        }
        List<Sums> sums = new ArrayList<>();
        for (long[] of : shares) {
            sums.add(new Sums(of[0], of[1], of[2], of[3], of[4], of[5]));
        }
        return sums;
    }

    /** For each share the contacts of a customer and those of them that count. */
    private long[][] customer(Draws draws) {
        long[][] own = new long[QUESTIONS + PRODUCTS * MEASURES.length][2];
        int contacts = SimulatedDesk.contacts(draws);
        int[] usual = contact(draws);
        for (int i = 0; i < contacts; i++) {
            int[] now = contact(draws);
            for (int place = 0; place < now.length; place++) {
                now[place] = copied > 0 && draws.chance(copied) ? usual[place] : now[place];
            }
            if (now[0] < QUESTIONS) {
                own[now[0]][1]++;
            }
            for (int measure = 0; measure < MEASURES.length; measure++) {
                long[] of = own[QUESTIONS + now[1] * MEASURES.length + measure];
                of[0]++;
                of[1] += now[2 + measure];
            }
        }
        for (int question = 0; question < QUESTIONS; question++) {
            own[question][0] = contacts;
        }
        return own;
    }

    private static int[] contact(Draws draws) {
        int[] contact = new int[2 + MEASURES.length];
        contact[0] = question(draws.uniform());
        contact[1] = draws.below(PRODUCTS);
        // One number for all three: what is resolved at first contact is so within a week, and is no complaint.
        double how = draws.uniform();
        contact[2] = how > 1 - MEASURES[0] ? 1 : 0;
        contact[3] = how < MEASURES[1] ? 1 : 0;
        contact[4] = how < MEASURES[2] ? 1 : 0;
        return contact;
    }

    private static int question(double uniform) {
        double left = uniform;
        int question = 0;
        while (question < QUESTIONS && left >= RANKED[question]) {
            left -= RANKED[question];
            question++;
        }
        return question;
    }

    private static void add(long[][] customer, long[][] shares) {
        for (int i = 0; i < shares.length; i++) {
            long n = customer[i][0];
            long x = customer[i][1];
            if (n > 0) {
                long[] sums = {1, n, x, n * n, n * x, x * x};
                for (int k = 0; k < SUMS; k++) {
                    shares[i][k] += sums[k];
                }
            }
        }
    }
}
