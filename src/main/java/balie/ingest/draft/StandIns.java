package balie.ingest.draft;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.ingest.profile.ColumnProfile;
import balie.ingest.profile.ColumnType;
import balie.ingest.profile.Masking;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What stands in an example in place of what may be about a person: the same for the same, and of the same form. */
final class StandIns {

    private static final Set<Field> PERSONS =
            Set.of(Interactions.INTERACTION_ID, Interactions.CASE_ID, Interactions.CUSTOMER_ID, Interactions.AGENT);

    private final Map<String, String> given = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    String of(Guess guess, ColumnProfile column, String value) {
        boolean kept = !guess.target().vocabulary().isEmpty()
                || (Masking.mayShow(column) && !PERSONS.contains(guess.target()));
        if (kept) {
            return Masking.maskAddress(value);
        }
        return given.computeIfAbsent(guess.target().name() + "\n" + value, v -> make(guess, column, value));
    }

    private String make(Guess guess, ColumnProfile column, String value) {
        int number = counts.merge(guess.target().name(), 1, Integer::sum);
        if (column.type() == ColumnType.EMAIL || value.indexOf('@') > 0) {
            return "person" + number + "@example.org";
        }
        if (value.matches("[+-]?\\d[.,]?\\d*[eE]\\+?\\d+")) {
            return "1.23456E+13";
        }
        if (column.type() == ColumnType.ID || column.type() == ColumnType.COUNT || column.type() == ColumnType.PHONE) {
            return renumbered(value, number);
        }
        String name = guess.target().name().replace('_', ' ');
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " " + number;
    }

    /** The same letters and signs, another number: T2600026 becomes T0000001; longer letters say more than a prefix does. */
    private static String renumbered(String value, int number) {
        long digits = value.chars().filter(Character::isDigit).count();
        boolean prefix = value.chars().filter(Character::isLetter).count() <= 4;
        if (digits == 0 || !prefix) {
            return "id-" + number;
        }
        String numbers = String.format(Locale.ROOT, "%0" + digits + "d", number);
        numbers = numbers.substring(numbers.length() - (int) digits);
        StringBuilder renumbered = new StringBuilder(value.length());
        int next = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            renumbered.append(isDigit ? numbers.charAt(next) : c);
            next += isDigit ? 1 : 0;
        }
        return renumbered.toString();
    }
}
