package balie.metrics.disclosure;

/**
 * A sum that holds: a whole and its parts.
 *
 * @param whole number of the count that is the whole
 * @param parts numbers of its parts
 */
record Sum(int whole, int[] parts) {

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
