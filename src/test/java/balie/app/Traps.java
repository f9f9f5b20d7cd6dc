package balie.app;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Records of a desk's register with a text in every field that is to have a page, a spreadsheet or a reader do something. */
final class Traps {

    /** What somebody writes to have a page, a spreadsheet or a reader do something. Of many contacts, so that it is shown. */
    private static final List<String> TRAPS = List.of(
            "<script>window.pwned=1</script>",
            "\"><img src=x onerror=window.pwned=1>",
            "'><svg onload=window.pwned=1>",
            "javascript:window.pwned=1",
            "</style></title><iframe src=http://trap.example>",
            "a\u202Edesrever\u2066b",
            "=cmd|'/c calc'!A1",
            "+1+1",
            "-1+1",
            "@SUM(A1)",
            "\t=1+1",
            "{{7*7}} ${7*7} &lt;b&gt;");

    private static final int CONTACTS_OF_TRAP = 8;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);

    private Traps() {}

    /**
     * The records, in the columns of the register.
     *
     * @param first number of the first
     * @param from the first of the days they are of
     */
    static List<String> records(int first, LocalDate from) {
        List<String> records = new ArrayList<>();
        for (String trap : TRAPS) {
            for (int i = 0; i < CONTACTS_OF_TRAP; i++) {
                records.add(record(trap, first + records.size(), from));
            }
        }
        return records;
    }

    private static String record(String trap, int nr, LocalDate from) {
        LocalDate day = from.plusDays(nr % 5);
        String quoted = '"' + trap.replace("\"", "\"\"") + '"';
        return String.join(
                ";",
                "trap-" + nr,
                day.format(DAY),
                "11:" + (10 + nr % 50),
                "in",
                "tel",
                "TR-" + nr,
                nr % 2 == 0 ? "vraag" : "klacht",
                "technisch",
                quoted,
                quoted,
                '"' + "Waar blijft mijn pakket " + trap.replace("\"", "\"\"") + " ?" + '"',
                "agent-" + nr % 3,
                quoted,
                "Afgehandeld",
                day.format(DAY) + " 16:00",
                "J",
                "",
                "");
    }
}
