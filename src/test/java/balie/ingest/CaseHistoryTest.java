package balie.ingest;

import balie.model.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CaseHistoryTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private static CaseHistory after(List<Status> states) {
        CaseHistory history = CaseHistory.NONE;
        for (int i = 0; i < states.size(); i++) {
            history = history.then(states.get(i), START.plusSeconds(i));
        }
        return history;
    }

    private static List<Status> states(String letters) {
        return letters.chars()
                .mapToObj(c -> switch (c) {
                    case 'n' -> Status.NEW;
                    case 'o' -> Status.OPEN;
                    case 'p' -> Status.PENDING;
                    case 'h' -> Status.ON_HOLD;
                    case 'r' -> Status.RESOLVED;
                    default -> Status.CLOSED;
                })
                .toList();
    }

    /** Letters are states, numbers the places of the states that date the figure. */
    @ParameterizedTest
    @CsvSource({
        "n,      ,  , 0",
        "nop,    ,  , 0",
        "nor,   2,  , 0",
        "norc,  2, 3, 0",
        "noc,   2, 2, 0",
        "norr,  2,  , 0",
        "norcc, 2, 3, 0",
        "noro,   ,  , 1",
        "noror, 4,  , 1",
        "norco,  ,  , 1",
        "norcoc, 5, 5, 1",
        "nrorop, ,  , 2",
        "ncr,   1,  , 0",
        "c,     0, 0, 0",
        "rho,    ,  , 1"
    })
    void figures_follow_from_the_sequence(String letters, Integer resolved, Integer closed, long reopened) {
        CaseHistory history = after(states(letters));

        assertThat(history.openedAt()).isEqualTo(START);
        assertThat(history.resolvedAt()).isEqualTo(resolved == null ? null : START.plusSeconds(resolved));
        assertThat(history.closedAt()).isEqualTo(closed == null ? null : START.plusSeconds(closed));
        assertThat(history.reopenCount()).isEqualTo(reopened);
    }

    @Test
    void what_holds_of_every_sequence_of_up_to_five_states() {
        List<List<Status>> sequences = new ArrayList<>(List.of(List.of()));
        for (int from = 0; from < sequences.size() && sequences.get(from).size() < 5; from++) {
            for (Status next : Status.values()) {
                List<Status> longer = new ArrayList<>(sequences.get(from));
                longer.add(next);
                sequences.add(longer);
            }
        }
        assertThat(sequences).hasSizeGreaterThan(9_000);
        for (List<Status> states : sequences.subList(1, sequences.size())) {
            CaseHistory history = after(states);
            Status last = states.get(states.size() - 1);
            long reopened = 0;
            for (int i = 1; i < states.size(); i++) {
                reopened += CaseHistory.isEnded(states.get(i - 1)) && !CaseHistory.isEnded(states.get(i)) ? 1 : 0;
            }
            assertThat(history.status()).isEqualTo(last);
            assertThat(history.resolvedAt() != null).as(states.toString()).isEqualTo(CaseHistory.isEnded(last));
            assertThat(history.closedAt() != null).as(states.toString()).isEqualTo(last == Status.CLOSED);
            assertThat(history.reopenCount()).as(states.toString()).isEqualTo(reopened);
            // A state that is recorded twice changes nothing, and neither does an update without one.
            assertThat(history.then(last, START.plusSeconds(99))).isEqualTo(history);
            assertThat(history.then(null, START.plusSeconds(99))).isEqualTo(history);
        }
    }

    @Test
    void time_that_is_left_decides_only_when_the_case_has_ended() {
        assertThat(CaseHistory.timely(true, Status.OPEN)).isNull();
        assertThat(CaseHistory.timely(true, null)).isNull();
        assertThat(CaseHistory.timely(true, Status.RESOLVED)).isTrue();
        assertThat(CaseHistory.timely(false, Status.OPEN)).isFalse();
    }
}
