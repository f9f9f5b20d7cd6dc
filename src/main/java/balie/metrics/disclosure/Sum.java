package balie.metrics.disclosure;

/** A sum that holds: a whole and its parts, as numbers of counts. */
final class Sum {

    private final int whole;
    private final int[] parts;

    /** @param parts not to be changed any more */
    Sum(int whole, int[] parts) {
        this.whole = whole;
        this.parts = parts;
    }

    int whole() {
        return whole;
    }

    /** The parts themselves, not to be changed. */
    int[] parts() {
        return parts;
    }

    /** All numbers of the sum. */
    int[] members() {
        int[] members = new int[parts.length + 1];
        System.arraycopy(parts, 0, members, 0, parts.length);
        members[parts.length] = whole;
        return members;
    }

    /** +1 for a part, -1 for the whole. */
    int sign(int place) {
        return place == parts.length ? -1 : 1;
    }
}
