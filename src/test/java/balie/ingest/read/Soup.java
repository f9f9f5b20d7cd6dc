package balie.ingest.read;

import balie.config.SourceMapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Delimited files with anything in them that a parser can stumble over. */
final class Soup {

    private static final String[] BITS = {
        "\"", "\"", "\"\"", ",", ",", ";", "\n", "\r\n", "\r", "a", "bc", "17", " ", "\t", "é", "\u2003", "€", "\u00a0",
        "\0", "\uf8fe", "😀", "\ufffd", "\u0085", "\\", "'"
    };

    private Soup() {}

    static TableFormat table(String encoding) {
        return new TableFormat(SourceMapping.Format.CSV, encoding, ',', '"', List.of());
    }

    /** Bits of a file in any order. */
    static byte[] wild(Random random, Charset charset, int bits) {
        StringBuilder text = new StringBuilder("id,text,x").append(end(random));
        for (int i = 0; i < bits; i++) {
            text.append(BITS[random.nextInt(BITS.length)]);
        }
        return damaged(random, text.toString().getBytes(charset));
    }

    /** Mostly sound records, of which some hold lines that look like records, and a few have a quote too many or too few. */
    static byte[] likely(Random random, Charset charset, int records) {
        String end = end(random);
        StringBuilder text =
                new StringBuilder(random.nextInt(4) == 0 && charset.equals(StandardCharsets.UTF_8) ? "\uFEFF" : "");
        text.append("id,text,x").append(end);
        int oddOneIn = random.nextBoolean() ? 1_000_000 : 12;
        for (int i = 0; i < records; i++) {
            List<String> fields = new ArrayList<>();
            fields.add(String.valueOf(i));
            fields.add(text(random, end));
            fields.add(random.nextInt(3) == 0 ? "" : "v" + random.nextInt(9));
            if (random.nextInt(oddOneIn) == 0) {
                int at = random.nextInt(fields.size());
                String odd = fields.get(at);
                int cut = random.nextInt(odd.length() + 1);
                fields.set(at, odd.substring(0, cut) + (random.nextBoolean() ? "\"" : ",") + odd.substring(cut));
            }
            text.append(String.join(",", fields)).append(random.nextInt(25) == 0 ? "," : "");
            text.append(i == records - 1 && random.nextBoolean() ? "" : end);
            text.append(random.nextInt(15) == 0 ? end : "").append(random.nextInt(25) == 0 ? ",," + end : "");
        }
        byte[] bytes = text.toString().getBytes(charset);
        return random.nextInt(10) == 0 ? damaged(random, bytes) : bytes;
    }

    /** Tables one below the other, of the same width and of others, with blank lines, titles and broken letters between. */
    static byte[] tables(Random random, Charset charset) {
        String end = end(random);
        String[] headers = {"id,text,x", "agent,team,since", "name,n", "week,cases,open,closed", "a,b,c"};
        StringBuilder text = new StringBuilder("id,text,x").append(end);
        for (int table = random.nextInt(3); table >= 0; table--) {
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(i)
                        .append(random.nextBoolean() ? ",2026-11-0" + i % 10 : ",words")
                        .append(",")
                        .append(i * 7);
                text.append(random.nextInt(9) == 0 ? "," + end : end).append(random.nextInt(6) == 0 ? end : "");
                text.append(random.nextInt(12) == 0 ? ",," + end + "I want, please" + end : "");
            }
            text.append(random.nextInt(4) > 0 ? end : "").append(random.nextInt(4) == 0 ? "A title" + end : "");
            text.append(headers[random.nextInt(headers.length)])
                    .append(random.nextInt(5) == 0 ? ",," : "")
                    .append(end);
            for (int i = random.nextInt(5); i > 0; i--) {
                text.append("x,")
                        .append(i)
                        .append(random.nextBoolean() ? ",5" : "")
                        .append(end);
            }
        }
        return text.toString().getBytes(charset);
    }

    /** Mostly sound records, of which every few are longer than {@code most} characters, or just not. */
    static byte[] tooLong(Random random, Charset charset, int records, int most) {
        String end = end(random);
        StringBuilder text = new StringBuilder("id,text,x").append(end);
        for (int i = 0; i < records; i++) {
            int before = text.length();
            text.append(i).append(',');
            switch (random.nextInt(8)) {
                case 0 -> text.append('"').append(filler(random, most, end)).append('"');
                case 1 -> text.append(filler(random, most, "; "));
                // Of exactly as many characters as may be, or some more or fewer.
                case 2 -> text.append("é".repeat(Math.max(0, most - 8 + random.nextInt(12))));
                case 3 ->
                    text.append(random.nextInt(4) == 0 ? "\"" : "")
                            .append(filler(random, most / 3, end + "7,y,z" + end));
                default -> text.append(text(random, end));
            }
            text.append(random.nextInt(20) == 0 ? "\"" : "")
                    .append(",v")
                    .append(i == records - 1 && before % 2 == 0 ? "" : end);
        }
        return damaged(random, text.toString().getBytes(charset));
    }

    private static String filler(Random random, int most, String between) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(3 * most); text.length() < length; ) {
            text.append("y".repeat(1 + random.nextInt(most)))
                    .append(random.nextInt(3) == 0 ? "\"\"" : "")
                    .append(between);
        }
        return text.toString();
    }

    private static String text(Random random, String end) {
        String[] plain = {"", "a", "two words", "5 cm", "café", "é", " b ", "5\" screen", "x"};
        String[] quoted = {
            "",
            "a, b",
            "he said \"\"no\"\"",
            "one" + end + "two",
            end,
            "x" + end + "7,y,z" + end + "w",
            "q\"\",\"\"" + end + ",,",
            "€" + end
        };
        return random.nextInt(3) > 0
                ? plain[random.nextInt(plain.length)]
                : "\"" + quoted[random.nextInt(quoted.length)] + "\"";
    }

    private static String end(Random random) {
        return new String[] {"\n", "\r\n", "\r"}[random.nextInt(3)];
    }

    private static byte[] damaged(Random random, byte[] bytes) {
        if (random.nextInt(3) == 0 && bytes.length > 20) {
            bytes[12 + random.nextInt(bytes.length - 12)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** What a mapping with a number as its id would take for a record. */
    static boolean isNumbered(Fields fields) {
        String id = fields.get(List.of("id"));
        return id != null && id.chars().allMatch(Character::isDigit);
    }

    /** All there is to know of records, to compare them by. */
    static List<String> told(RecordReader reader) {
        List<String> told = new ArrayList<>();
        reader.forEachRemaining(r -> told.add(told(r)));
        return told;
    }

    private static String told(SourceRecord record) {
        Fields fields = record.fields();
        return record.line() + "+" + record.lines() + " " + fields + record.issue()
                + (fields == null ? "" : " " + fields.get(List.of("TEXT ")) + "|" + fields.get(List.of("none", "x")));
    }
}
