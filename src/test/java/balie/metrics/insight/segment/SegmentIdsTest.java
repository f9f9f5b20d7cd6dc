package balie.metrics.insight.segment;

import balie.model.KeptSegment;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentIdsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    private static KeptSegment segment(String id, int week, double phone, double chat) {
        return new KeptSegment(
                id,
                MONDAY.plusWeeks(week - 52L),
                MONDAY.plusWeeks(week),
                Map.of("channel=phone", phone, "channel=chat", chat));
    }

    private static List<KeptSegment> called(List<KeptSegment> now, Map<String, String> ids) {
        return now.stream().map(s -> s.called(ids.get(s.id()))).toList();
    }

    @Test
    void a_segment_keeps_its_id_when_it_moves_a_little_and_another_is_now_the_largest() {
        List<KeptSegment> kept = List.of(segment("S1", 1, 0.8, 0.1), segment("S2", 1, 0.1, 0.8));

        assertThat(SegmentIds.of(List.of(segment("S1", 2, 0.15, 0.75), segment("S2", 2, 0.7, 0.2)), kept))
                .isEqualTo(Map.of("S1", "S2", "S2", "S1"));
    }

    @Test
    void what_is_near_to_none_gets_a_number_that_none_ever_had() {
        List<KeptSegment> kept =
                List.of(segment("S1", 1, 0.8, 0.1), segment("S4", 1, 0.1, 0.8), segment("S7", 9, 0.0, 0.0));

        assertThat(SegmentIds.of(List.of(segment("S1", 2, 0.8, 0.1), segment("S2", 2, 0.4, 0.4)), kept))
                .isEqualTo(Map.of("S1", "S1", "S2", "S8"));
    }

    @Test
    void a_segment_that_was_away_for_a_while_is_the_same() {
        List<KeptSegment> kept = List.of(
                segment("S1", 1, 0.8, 0.1),
                segment("S2", 1, 0.1, 0.8),
                segment("S1", 2, 0.8, 0.1),
                segment("S3", 2, 0.0, 0.0));

        assertThat(SegmentIds.of(List.of(segment("S1", 3, 0.8, 0.1), segment("S2", 3, 0.1, 0.8)), kept))
                .containsEntry("S2", "S2");
    }

    @Test
    void weeks_run_again_in_any_order_have_the_ids_they_had() {
        Random random = new Random(11);
        List<List<KeptSegment>> weeks = new ArrayList<>();
        for (int week = 1; week <= 12; week++) {
            List<KeptSegment> now = new ArrayList<>();
            for (int s = 1; s <= 2 + random.nextInt(3); s++) {
                now.add(segment("S" + s, week, random.nextDouble(), random.nextDouble()));
            }
            weeks.add(now);
        }
        List<KeptSegment> kept = new ArrayList<>();
        List<Map<String, String>> first = new ArrayList<>();
        for (List<KeptSegment> week : weeks) {
            Map<String, String> ids = SegmentIds.of(week, kept);
            assertThat(ids.values()).doesNotHaveDuplicates();
            first.add(ids);
            kept.addAll(called(week, ids));
        }
        Map<String, Integer> born = new HashMap<>();
        for (int i = weeks.size() - 1; i >= 0; i--) {
            assertThat(SegmentIds.of(weeks.get(i), kept)).as("week " + i).isEqualTo(first.get(i));
        }
        first.forEach(ids -> ids.values().forEach(id -> born.merge(id, 1, Integer::sum)));
        assertThat(born.size())
                .as("some ids are taken up again, others are new")
                .isBetween(3, 35);
    }
}
