package balie.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/**
 * Writes a large export of one help desk: one row a ticket, in the order they were opened, over two years. Some three in a hundred
 * texts hold line breaks, one in ten commas and quotes; some are empty.
 */
final class ExportGenerator {

    static final String HEADER =
            "id,customer,opened,resolved,updated,status,channel,kind,category,product,agent,subject,text\n";

    private static final int BUFFER = 1 << 20;
    private static final long SEED = 20261124;
    private static final long SECONDS = 2L * 365 * 86_400;
    private static final LocalDateTime START = LocalDateTime.of(2024, 11, 4, 0, 0);
    private static final String[] STATUSES = {"Open", "Pending", "Solved", "Solved", "Solved", "Closed", "Closed"};
    private static final String[] CHANNELS = {"Mail", "Mail", "Web", "Phone", "Phone", "Chat"};
    private static final String[] KINDS = {"Question", "Question", "Complaint", "Request", "Incident", ""};
    private static final String[] WORDS = ("invoice order delivery password account login refund address meter contract"
                    + " subscription payment cancel change late broken missing wrong question about when where why the my a"
                    + " is not has been still yet again please help with for from number since last week yesterday twice"
                    + " app website letter e-mail phone call agent promised nobody answered received sent bill amount")
            .split(" ");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final StringBuilder row = new StringBuilder(BUFFER);

    /** Writes the file if it is not there yet. */
    static void write(Path file, long rows) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        new ExportGenerator().writeAll(unfinished, rows);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void writeAll(Path file, long rows) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            row.append(HEADER);
            for (long i = 0; i < rows; i++) {
                append(i, rows);
                if (row.length() > BUFFER) {
                    out.write(row.toString().getBytes(StandardCharsets.UTF_8));
                    row.setLength(0);
                }
            }
            out.write(row.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void append(long i, long rows) {
        LocalDateTime opened = START.plusSeconds(SECONDS * i / rows);
        long toResolve = random.nextLong(60, 14 * 86_400);
        String status = pick(STATUSES);
        boolean resolved = status.equals("Solved") || status.equals("Closed");
        row.append(100_000_000 + i).append(",C");
        if (random.nextInt(50) == 0) {
            row.setLength(row.length() - 1);
        } else {
            row.append(random.nextInt(400_000));
        }
        row.append(',');
        time(opened);
        row.append(',');
        if (resolved) {
            time(opened.plusSeconds(toResolve));
        }
        row.append(',');
        time(opened.plusSeconds(resolved ? toResolve + random.nextInt(86_400) : random.nextInt(86_400)));
        row.append(',')
                .append(status)
                .append(',')
                .append(pick(CHANNELS))
                .append(',')
                .append(pick(KINDS));
        row.append(",topic ").append(random.nextInt(40)).append(",product ").append(random.nextInt(12));
        row.append(",agent ").append(random.nextInt(180)).append(',');
        words(3 + random.nextInt(4));
        row.append(',');
        text();
        row.append('\n');
    }

    private void text() {
        int kind = random.nextInt(100);
        if (kind < 4) {
            return;
        }
        if (kind >= 17) {
            words(8 + random.nextInt(17));
            return;
        }
        row.append('"');
        words(6 + random.nextInt(10));
        row.append(kind < 7 ? ",\nkind regards, \"\"" : ", \"\"");
        words(1);
        row.append("\"\"").append(kind < 7 ? ".\n" : ", ");
        words(2 + random.nextInt(5));
        row.append('"');
    }

    private void words(int count) {
        for (int i = 0; i < count; i++) {
            row.append(i == 0 ? "" : " ").append(pick(WORDS));
        }
    }

    private String pick(String[] values) {
        return values[random.nextInt(values.length)];
    }

    private void time(LocalDateTime at) {
        // DateTimeFormatter would take most of the time it takes to write the file.
        long second = at.toEpochSecond(ZoneOffset.UTC);
        row.append(at.getYear()).append('-');
        two(at.getMonthValue());
        row.append('-');
        two(at.getDayOfMonth());
        row.append(' ');
        two((int) Math.floorMod(second / 3600, 24L));
        row.append(':');
        two((int) Math.floorMod(second / 60, 60L));
        row.append(':');
        two((int) Math.floorMod(second, 60L));
    }

    private void two(int number) {
        row.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
