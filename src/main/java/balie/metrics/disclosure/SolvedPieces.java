package balie.metrics.disclosure;

import balie.metrics.disclosure.Pieces.Piece;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the attacker made of pieces. Most of them are the same from one attack to the next: of what is about to be published while it is hidden
 * round by round, of what is published in the end, and of all that was published before. A piece is known by everything its programs are made
 * of, so what was worked out of it is what would be worked out again.
 */
public final class SolvedPieces {

    /** Of what is made of a piece; with another one all are solved anew. */
    private static final int RULES = 1;

    private static final String PARTED = " ";

    private final Map<String, String> known;
    private final Map<String, BitSet> added = new HashMap<>();

    /** None is known. */
    public SolvedPieces() {
        this(Map.of());
    }

    /** @param known what {@link #added()} gave earlier */
    public SolvedPieces(Map<String, String> known) {
        this.known = Map.copyOf(known);
    }

    /** What was solved here, in words to be kept: places of secrets that are worked out, by a hash over the piece. */
    public Map<String, String> added() {
        Map<String, String> words = new HashMap<>();
        added.forEach((key, places) ->
                words.put(key, places.stream().mapToObj(Integer::toString).collect(Collectors.joining(PARTED))));
        return words;
    }

    /** The places in the piece of the secrets that are worked out, if all of its secrets were tried. */
    Optional<BitSet> of(String key) {
        BitSet solved = added.get(key);
        if (solved == null && known.containsKey(key)) {
            solved = new BitSet();
            for (String place : known.getOrDefault(key, "").split(PARTED)) {
                if (!place.isEmpty()) {
                    solved.set(Integer.parseInt(place));
                }
            }
        }
        return Optional.ofNullable(solved);
    }

    /** @param workedOut places in the piece, of all of its secrets */
    void keep(String key, BitSet workedOut) {
        added.put(key, (BitSet) workedOut.clone());
    }

    /** A hash over the values and bounds of the numbers of a piece and over its sums. */
    static String key(CountNetwork network, Piece piece, Bounds bounds, int minimum) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        Map<Integer, Integer> places = new HashMap<>();
        int[] numbers = piece.numbers();
        ByteBuffer values = ByteBuffer.allocate(2 * Integer.BYTES + numbers.length * 3 * Long.BYTES);
        values.putInt(RULES).putInt(minimum);
        for (int i = 0; i < numbers.length; i++) {
            places.put(numbers[i], i);
            values.putLong(network.value(numbers[i]));
            values.putLong(bounds.low(numbers[i]));
            values.putLong(bounds.high(numbers[i]));
        }
        digest.update(values.array());
        for (int s : piece.sums()) {
            Sum sum = network.sums().get(s);
            int[] members = sum.members();
            ByteBuffer held = ByteBuffer.allocate((members.length + 1) * Integer.BYTES);
            for (int m = 0; m < members.length; m++) {
                Integer place = places.get(members[m]);
                if (place != null) {
                    // From 1 on, so that there is a sign.
                    held.putInt((place + 1) * sum.sign(m));
                }
            }
            held.putInt(0);
            digest.update(held.array(), 0, held.position());
        }
        return Hex.encodeHexString(digest.digest());
    }
}
