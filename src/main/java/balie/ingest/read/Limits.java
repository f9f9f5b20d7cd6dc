package balie.ingest.read;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of a file is taken for sound; beyond it a file or record is refused by name of the limit. Each can be set in a
 * mapping, under {@code limits:}.
 *
 * @param recordChars most characters of one record
 * @param columns most columns of a table
 * @param unpackedBytes most bytes that a packed file, or one entry of an archive, may hold
 * @param unpackedRatio most bytes that one byte of a packed file may stand for; a first {@value #SMALL} are free
 * @param entries most entries of an archive
 * @param sheets most sheets of a workbook
 */
public record Limits(int recordChars, int columns, long unpackedBytes, int unpackedRatio, int entries, int sheets)
        implements Serializable {

    public static final Limits DEFAULT = new Limits(16 << 20, 16_384, 64L << 30, 500, 1_000, 200);

    /** So many unpacked bytes harm nobody, however few they are packed in. */
    static final long SMALL = 64L << 20;

    /** The limits by the keys that set them. */
    public Map<String, Long> byKey() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("record-chars", (long) recordChars);
        all.put("columns", (long) columns);
        all.put("unpacked-bytes", unpackedBytes);
        all.put("unpacked-ratio", (long) unpackedRatio);
        all.put("entries", (long) entries);
        all.put("sheets", (long) sheets);
        return all;
    }

    /** The default limits but for those given, by their keys. */
    public static Limits of(Map<String, Long> given) {
        Map<String, Long> all = DEFAULT.byKey();
        all.putAll(given);
        return new Limits(
                whole(all, "record-chars"),
                whole(all, "columns"),
                all.getOrDefault("unpacked-bytes", 0L),
                whole(all, "unpacked-ratio"),
                whole(all, "entries"),
                whole(all, "sheets"));
    }

    private static int whole(Map<String, Long> all, String key) {
        return (int) Math.min(Integer.MAX_VALUE, all.getOrDefault(key, 0L));
    }

    /** What to do where a limit is passed. */
    static String remedy(String key) {
        return "If the file is sound, set limits: {" + key + ": ...} in the mapping, see jobs/README.md.";
    }
}
