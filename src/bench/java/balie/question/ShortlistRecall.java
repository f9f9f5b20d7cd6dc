package balie.question;

import balie.encode.Vectors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How often the shortlist of groups has the one that looking at all of them would find. */
public final class ShortlistRecall {

    private ShortlistRecall() {}

    /**
     * Share of vectors whose nearest example is one of a group on the shortlist, 0-1.
     *
     * @param examples by the number of the group
     */
    public static double of(Map<Integer, ? extends Collection<Item>> examples, Collection<Item> sample) {
        List<Group> groups = new ArrayList<>();
        examples.forEach((number, items) -> {
            Group group = new Group(number);
            items.forEach(group::add);
            groups.add(group);
        });
        GroupIndex index = new GroupIndex(groups);
        long found = sample.parallelStream()
                .filter(item -> index.candidates(item.vector()).contains(nearest(groups, item)))
                .count();
        return (double) found / sample.size();
    }

    private static Group nearest(List<Group> groups, Item item) {
        Group best = groups.get(0);
        float most = Float.NEGATIVE_INFINITY;
        for (Group group : groups) {
            for (Item example : group.examples()) {
                float s = Vectors.dot(item.vector(), example.vector());
                if (s > most) {
                    most = s;
                    best = group;
                }
            }
        }
        return best;
    }
}
