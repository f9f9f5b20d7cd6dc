package balie.app;

import java.math.BigInteger;
import java.util.Locale;

/** Numbers of accounts, cards and citizens that pass their checks and belong to nobody. */
final class InventedNumbers {

    private InventedNumbers() {}

    static String account(long account) {
        String bban = "INGB" + String.format(Locale.ROOT, "%010d", account);
        StringBuilder digits = new StringBuilder();
        for (char c : (bban + "NL00").toCharArray()) {
            digits.append(Character.digit(c, 36));
        }
        int check = 98
                - new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
        return "NL" + String.format(Locale.ROOT, "%02d", check) + bban;
    }

    static String card(String first) {
        int sum = 0;
        for (int i = 0; i < first.length(); i++) {
            int digit = first.charAt(first.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return first + (10 - sum % 10) % 10;
    }

    /** The first number from one on that passes the eleven-test. */
    static String citizen(int from) {
        for (int number = from * 10; ; number++) {
            String digits = String.format(Locale.ROOT, "%09d", number);
            int sum = -(digits.charAt(8) - '0');
            for (int i = 0; i < 8; i++) {
                sum += (9 - i) * (digits.charAt(i) - '0');
            }
            if (sum % 11 == 0) {
                return digits;
            }
        }
    }
}
