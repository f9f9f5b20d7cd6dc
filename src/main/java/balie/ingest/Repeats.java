package balie.ingest;

import java.util.Arrays;
import java.util.Collection;

/** Finds the hashes that occur more than once. */
final class Repeats {

    private Repeats() {}

    /** Each hash that occurs twice or more, once, in order; a few may belong to different keys. */
    static long[] among(Collection<LongList> parts) {
        int size = Math.toIntExact(parts.stream().mapToLong(LongList::size).sum());
        long[] all = new long[size];
        int at = 0;
        for (LongList part : parts) {
            part.copyTo(all, at);
            at += part.size();
        }
        Arrays.parallelSort(all);
        LongList repeated = new LongList();
        for (int i = 1; i < size; i++) {
            if (all[i] == all[i - 1] && (i == 1 || all[i] != all[i - 2])) {
                repeated.add(all[i]);
            }
        }
        return repeated.toArray();
    }
}
