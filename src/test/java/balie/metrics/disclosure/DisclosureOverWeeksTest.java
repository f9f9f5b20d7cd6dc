package balie.metrics.disclosure;

import balie.metrics.disclosure.Disclosure.Outcome;
import balie.metrics.disclosure.Publications.Maker;
import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import static balie.metrics.disclosure.Publications.ALL;
import static balie.metrics.disclosure.Publications.channels;
import static balie.metrics.disclosure.Publications.told;
import static org.assertj.core.api.Assertions.assertThat;

/** What one publication gives away of another. */
class DisclosureOverWeeksTest {

    private static final Disclosure FULL = new Disclosure(5);

    /** As the chat stands in two tables of the second, it is dearer to hide than the phone. */
    private static List<ResultTable> second(long mail, long chat, long phone) {
        return List.of(
                channels(0, mail, chat, phone),
                new Maker("top", "channel")
                        .row(0, chat, null, "contacts", "chat")
                        .table());
    }

    @Test
    void what_a_second_publication_tells_besides_the_first_gives_nothing_away() {
        List<ResultTable> first = List.of(channels(0, 2, 6, 32));
        Disclosure forgetful = new Disclosure(5, true, false);
        Publications without = new Publications();
        without.publish(forgetful, first);
        Outcome revealing = without.publish(forgetful, second(2, 6, 32));
        assertThat(told(revealing.tables().get(0), "channel"))
                .containsEntry("chat", 6L)
                .containsEntry("phone", null);
        assertThat(revealing.workedOut())
                .containsExactly("channel_mix: n of channel mail, measure contacts, 2026-11-02 to 2026-11-08");

        Publications with = new Publications();
        with.publish(FULL, first);
        Outcome outcome = with.publish(FULL, second(2, 6, 32));

        assertThat(told(outcome.tables().get(0), "channel"))
                .containsEntry("chat", null)
                .containsEntry("phone", 32L);
        assertThat(told(outcome.tables().get(1), "channel")).containsEntry("chat", null);
        assertThat(outcome.workedOut()).isEmpty();
        assertThat(outcome.secrets()).isEqualTo(1);
    }

    @Test
    void what_earlier_publications_tell_by_themselves_is_not_laid_to_a_later_one() {
        Disclosure forgetful = new Disclosure(5, true, false);
        Publications publications = new Publications();
        publications.publish(forgetful, List.of(channels(0, 2, 6, 32)));
        publications.publish(forgetful, second(2, 6, 32));
        ResultTable third = new Maker("third", "channel")
                .row(0, 9, null, "complaints", "phone")
                .table();

        Outcome outcome = publications.publish(FULL, List.of(third));

        assertThat(outcome.workedOut()).isEmpty();
        assertThat(outcome.workedOutBefore()).isEqualTo(1);
    }

    @Test
    void a_publication_made_again_after_the_next_one_tells_what_it_told() {
        Publications publications = new Publications();
        List<ResultTable> first = List.of(channels(0, 2, 6, 32));
        Outcome then = publications.publish(FULL, first);
        Outcome next = publications.publish(FULL, second(2, 6, 32));

        assertThat(publications.publish(FULL, first)).isEqualTo(then);
        assertThat(publications.publish(FULL, second(2, 6, 32))).isEqualTo(next);
    }

    /** Two more wrote than was known. Of the first publication it is told how many there were and how many of them phoned. */
    @Test
    void a_revised_count_is_another_one_and_does_not_give_away_what_it_was() {
        Publications publications = new Publications();
        Outcome first = publications.publish(FULL, List.of(channels(0, 3, 6, 32)));
        assertThat(told(first.tables().get(0), "channel"))
                .containsEntry("mail", null)
                .containsEntry("chat", null);

        Outcome second = publications.publish(FULL, List.of(channels(0, 7, 6, 32)));

        Map<String, @Nullable Object> told = told(second.tables().get(0), "channel");
        assertThat(told).as("it stands in the first, too").containsEntry("chat", null);
        assertThat(told).containsEntry("mail", null).containsEntry("phone", 32L).containsEntry(ALL, 45L);
        assertThat(second.workedOut()).isEmpty();
        assertThat(told(
                        FULL.protect(List.of(channels(0, 7, 6, 32)), EarlierCounts.NONE)
                                .tables()
                                .get(0),
                        "channel"))
                .doesNotContainValue(null);
    }

    /**
     * The counts of a week, and those of the week before again, revised or not, some of them in one table more; those of the oldest only
     * as rates.
     */
    private static List<ResultTable> publication(List<Contacts> weeks, int week, Random random) {
        Maker mix = new Maker("mix", "channel", "product");
        Maker top = new Maker("top", "channel", "product");
        Maker rates = new Maker("rates", "dimension", "value");
        for (int w = Math.max(0, week - 2); w <= week; w++) {
            if (w >= week - 1) {
                Contacts.mix(mix, weeks.get(w), w);
            }
            if (w != week) {
                Contacts.rates(rates, weeks.get(w), w);
            }
        }
        if (week > 0) {
            int channel = random.nextInt(Contacts.CHANNELS.size());
            for (int p = 0; p < Contacts.PRODUCTS.size(); p++) {
                long n = weeks.get(week - 1).count(weeks.get(week - 1).n, channel, p);
                top.row(week - 1, n, null, "contacts", Contacts.CHANNELS.get(channel), Contacts.PRODUCTS.get(p));
            }
        }
        return Stream.of(mix, rates, top)
                .map(Maker::table)
                .filter(t -> !t.rows().isEmpty())
                .toList();
    }

    /** What came of some weeks, published one after the other. */
    private record Weeks(long counts, long hidden, long small, int workedOut) {

        static Weeks of(Disclosure disclosure, long seed) {
            Random random = new Random(seed);
            Publications publications = new Publications();
            List<Contacts> weeks = new ArrayList<>();
            long counts = 0;
            long hidden = 0;
            long small = 0;
            int workedOut = 0;
            for (int week = 0; week < 4; week++) {
                if (week > 0 && random.nextBoolean()) {
                    weeks.get(week - 1).late(random);
                }
                weeks.add(new Contacts(random));
                Outcome outcome = publications.publish(disclosure, publication(weeks, week, random));
                counts += outcome.counts();
                hidden += outcome.small() + outcome.beside();
                small += outcome.small();
                workedOut += outcome.workedOut().size();
            }
            return new Weeks(counts, hidden, small, workedOut);
        }
    }

    @Test
    void publications_of_several_weeks_give_nothing_away_unless_a_part_of_it_is_left_out() {
        long counts = 0;
        long hidden = 0;
        long small = 0;
        int noPartners = 0;
        int forgetful = 0;
        for (long seed = 0; seed < 13; seed++) {
            Weeks full = Weeks.of(FULL, seed);
            assertThat(full.workedOut()).as("seed %s", seed).isZero();
            counts += full.counts();
            hidden += full.hidden();
            small += full.small();
            noPartners += Weeks.of(new Disclosure(5, false, true), seed).workedOut();
            forgetful += Weeks.of(new Disclosure(5, true, false), seed).workedOut();
        }
        assertThat(noPartners).isPositive();
        assertThat(forgetful).isPositive();
        assertThat(small).isPositive();
        assertThat(hidden).isLessThan(counts / 2);
    }
}
