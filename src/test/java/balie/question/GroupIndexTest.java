package balie.question;

import balie.encode.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class GroupIndexTest {

    private static List<Group> groups(Planted planted) {
        List<Group> groups = new ArrayList<>();
        for (int t = 0; t < planted.topics(); t++) {
            Group group = new Group(t + 1);
            for (int i = 0; i < 4; i++) {
                group.add(planted.item(t, i));
            }
            groups.add(group);
        }
        return groups;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 25, 64, 65, 400})
    void candidates_have_the_nearest_group_among_them(int topics) {
        Planted planted = new Planted(topics, topics);
        List<Group> groups = groups(planted);
        GroupIndex index = new GroupIndex(groups);
        GroupIndex again = new GroupIndex(groups);
        int found = 0;
        int of = 200;
        for (int i = 0; i < of; i++) {
            float[] vector = planted.near(i % topics);
            List<Group> candidates = index.candidates(vector);
            assertThat(candidates).isEqualTo(again.candidates(vector));
            assertThat(candidates).extracting(Group::number).isSorted().doesNotHaveDuplicates();
            Group nearest = groups.stream()
                    .max(Comparator.comparingDouble(g -> Vectors.dot(vector, g.mean())))
                    .orElseThrow();
            found += candidates.contains(nearest) ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(of * 95 / 100);
    }
}
