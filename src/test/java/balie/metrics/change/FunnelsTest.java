package balie.metrics.change;

import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FunnelsTest {

    private static ResultTable funnels(Sums groups) {
        return new Funnels().derive(Sums.inputs(new Sums(), groups), Contexts.week());
    }

    @Test
    void a_team_that_chance_does_not_explain_lies_outside_and_nobody_is_ranked() {
        ResultTable funnels = funnels(new Sums()
                .alone("complained", "team", "north", 0, 20, 200)
                .alone("complained", "team", "east", 0, 60, 200)
                .alone("complained", "team", "south", 0, 22, 200)
                .alone("complained", "team", "west", 0, 2, 19));

        assertThat(funnels.lines()).extracting(l -> l.text("team")).containsExactly("east", "north", "south", "west");
        assertThat(Results.line(funnels, "team", "east").text("funnel_place")).isEqualTo("above_998");
        assertThat(Results.line(funnels, "team", "south").text("funnel_place")).isNotEqualTo("above_95");
        assertThat(Results.line(funnels, "team", "west").text("funnel_place")).isEqualTo("too_few");
        assertThat(Results.line(funnels, "team", "west").text("mark")).contains("[u]");
        assertThat(funnels.lines()).allMatch(l -> Boolean.FALSE.equals(l.get("over_dispersed")));
    }

    @Test
    void fewer_than_three_teams_are_no_funnel_and_escalations_are_not_held_against_teams() {
        assertThat(funnels(new Sums()
                                .alone("complained", "team", "north", 0, 20, 200)
                                .alone("complained", "team", "east", 0, 60, 200))
                        .rows())
                .isEmpty();
        assertThat(funnels(new Sums()
                                .alone("escalated", "team", "north", 1, 20, 200)
                                .alone("escalated", "team", "east", 1, 60, 200)
                                .alone("escalated", "team", "west", 1, 60, 200))
                        .rows())
                .isEmpty();
    }
}
