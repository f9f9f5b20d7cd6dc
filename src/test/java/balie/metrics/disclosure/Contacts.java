package balie.metrics.disclosure;

import balie.metrics.disclosure.Publications.Maker;
import balie.model.ResultTable;

import java.util.List;
import java.util.Random;

import static balie.metrics.disclosure.Publications.ALL;

/** Who contacted a made-up desk in a week, by what and about which product, and whether it was resolved. */
final class Contacts {

    static final List<String> CHANNELS = List.of("mail", "chat", "phone");
    static final List<String> PRODUCTS = List.of("gas", "water", "heat");

    final long[][] n = new long[CHANNELS.size()][PRODUCTS.size()];
    private final long[][] resolved = new long[CHANNELS.size()][PRODUCTS.size()];

    Contacts(Random random) {
        for (int c = 0; c < n.length; c++) {
            for (int p = 0; p < n[c].length; p++) {
                n[c][p] = random.nextInt(random.nextInt(4) == 0 ? 6 : 40);
                resolved[c][p] = n[c][p] - random.nextLong(n[c][p] / 2 + 1);
            }
        }
    }

    /** A few more came in late. */
    void late(Random random) {
        n[random.nextInt(n.length)][random.nextInt(n.length)] += random.nextInt(3);
    }

    long count(long[][] of, int channel, int product) {
        long count = 0;
        for (int c = 0; c < of.length; c++) {
            for (int p = 0; p < of[c].length; p++) {
                count += (channel < 0 || c == channel) && (product < 0 || p == product) ? of[c][p] : 0;
            }
        }
        return count;
    }

    static String name(List<String> names, int i) {
        return i < 0 ? ALL : names.get(i);
    }

    static void mix(Maker maker, Contacts contacts, int week) {
        for (int c = -1; c < CHANNELS.size(); c++) {
            for (int p = -1; p < PRODUCTS.size(); p++) {
                maker.row(
                        week, contacts.count(contacts.n, c, p), null, "contacts", name(CHANNELS, c), name(PRODUCTS, p));
            }
        }
    }

    static void rates(Maker maker, Contacts contacts, int week) {
        maker.row(
                week,
                contacts.count(contacts.resolved, -1, -1),
                contacts.count(contacts.n, -1, -1),
                "resolved",
                ALL,
                ALL);
        for (int c = 0; c < CHANNELS.size(); c++) {
            long of = contacts.count(contacts.n, c, -1);
            maker.row(week, contacts.count(contacts.resolved, c, -1), of, "resolved", "channel", CHANNELS.get(c));
        }
        for (int p = 0; p < PRODUCTS.size(); p++) {
            long of = contacts.count(contacts.n, -1, p);
            maker.row(week, contacts.count(contacts.resolved, -1, p), of, "resolved", "product", PRODUCTS.get(p));
        }
    }

    static List<ResultTable> week(Contacts contacts, int week) {
        Maker mix = new Maker("mix", "channel", "product");
        Maker rates = new Maker("rates", "dimension", "value");
        mix(mix, contacts, week);
        rates(rates, contacts, week);
        return List.of(mix.table(), rates.table());
    }
}
