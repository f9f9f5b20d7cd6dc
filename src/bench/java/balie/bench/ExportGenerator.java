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
    private static final long FIRST_ID = 100_000_000;
    private static final long SEED = 20261124 - FIRST_ID;
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

    private final SplittableRandom random;
    private final StringBuilder row = new StringBuilder(BUFFER);
    private final Desk desk;
    private final String[] wordings;

    private ExportGenerator(Desk desk) {
        this.desk = desk;
        this.random = new SplittableRandom(SEED + desk.firstId());
        this.wordings = desk.wordings() == 0 ? new String[0] : wordings(desk.wordings());
    }

    /**
     * What a desk's contacts are like.
     *
     * @param firstId the id of the first contact, and what its chances are drawn with
     * @param first when the first was opened
     * @param secondsApart from one to the next
     * @param end when the export was made: nothing later was known then
     * @param wordings how many different texts there are, the first far more often than the last; 0: each text is its own
     * @param oneCustomer the share of contacts of one customer, besides those of all
     * @param oneQuestion the share of contacts with the first text, besides those it has anyway
     */
    record Desk(
            long firstId,
            LocalDateTime first,
            double secondsApart,
            LocalDateTime end,
            int wordings,
            double oneCustomer,
            double oneQuestion) {

        /** Two years in which no text comes twice. */
        static Desk ofTexts(long rows) {
            return new Desk(FIRST_ID, START, (double) SECONDS / rows, LocalDateTime.MAX, 0, 0, 0);
        }
    }

    /** Writes the file if it is not there yet. */
    static void write(Path file, long rows) throws IOException {
        write(file, rows, Desk.ofTexts(rows));
    }

    /** Writes the file if it is not there yet. */
    static void write(Path file, long rows, Desk desk) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        new ExportGenerator(desk).writeAll(unfinished, rows);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String[] wordings(int number) {
        ExportGenerator texts = new ExportGenerator(Desk.ofTexts(1));
        String[] wordings = new String[number];
        for (int i = 0; i < number; i++) {
            texts.row.setLength(0);
            texts.words(6 + texts.random.nextInt(12));
            wordings[i] = texts.row.toString();
        }
        return wordings;
    }

    private void writeAll(Path file, long rows) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            row.append(HEADER);
            for (long i = 0; i < rows; i++) {
                append(i);
                if (row.length() > BUFFER) {
                    out.write(row.toString().getBytes(StandardCharsets.UTF_8));
                    row.setLength(0);
                }
            }
            out.write(row.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void append(long i) {
        LocalDateTime opened = desk.first().plusSeconds((long) (desk.secondsApart() * i));
        long toResolve = random.nextLong(60, 14 * 86_400);
        String status = pick(STATUSES);
        boolean resolved = status.equals("Solved") || status.equals("Closed");
        if (resolved && opened.plusSeconds(toResolve).isAfter(desk.end())) {
            status = STATUSES[0];
            resolved = false;
        }
        row.append(desk.firstId() + i).append(",C");
        if (desk.oneCustomer() > 0 && random.nextDouble() < desk.oneCustomer()) {
            row.append("-one");
        } else if (random.nextInt(50) == 0) {
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
        if (wordings.length > 0) {
            wording();
            return;
        }
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

    private void wording() {
        boolean first = desk.oneQuestion() > 0 && random.nextDouble() < desk.oneQuestion();
        double place = random.nextDouble();
        row.append(wordings[first ? 0 : (int) (place * place * place * wordings.length)]);
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
