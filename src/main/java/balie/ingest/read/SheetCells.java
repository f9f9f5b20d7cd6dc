package balie.ingest.read;

import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The texts of cells of a workbook, as a person sees them; days and times as ISO texts, whatever their format. */
final class SheetCells {

    private static final long SECONDS_A_DAY = 86_400;
    /** A workbook holds no later day than the last of the year 9999. */
    private static final long LAST_DAY = 2_958_465;
    /** Digits that a number of a workbook holds. */
    private static final int DIGITS = 15;

    /** Formats of days and times that a workbook names by number only; East Asian ones among them. */
    private static final Set<Integer> DAYS =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);

    private static final Set<Integer> TIMES = Set.of(18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 46, 47, 55, 56);
    private static final Pattern NO_LETTERS_OF_TIME =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^]]*]");
    private static final Pattern ZEROS = Pattern.compile("0{2,}");

    private final boolean from1904;

    /** @param from1904 whether days are counted from 1904, not from 1900 */
    SheetCells(boolean from1904) {
        this.from1904 = from1904;
    }

    String text(@Nullable Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        return cell.getValue() instanceof BigDecimal number
                ? number(number, cell.getDataFormatId(), cell.getDataFormatString())
                : cell.getValue().toString();
    }

    private String number(BigDecimal number, @Nullable Integer id, @Nullable String format) {
        String code = format == null
                ? ""
                : NO_LETTERS_OF_TIME
                        .matcher(format.toLowerCase(Locale.ROOT))
                        .replaceAll("")
                        .replaceFirst(";.*", "");
        boolean general = code.isEmpty() || code.startsWith("general");
        boolean times = (id != null && TIMES.contains(id)) || (!general && code.matches(".*[hs].*"));
        boolean days = (id != null && DAYS.contains(id))
                || (!general && (code.matches(".*[yd].*") || (!times && code.contains("m"))));
        boolean sound = number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LAST_DAY)) <= 0;
        if ((times || days) && sound) {
            return moment(number, days, times, code.contains("["));
        }
        if (ZEROS.matcher(code).matches()
                && number.signum() >= 0
                && number.stripTrailingZeros().scale() <= 0) {
            String digits = number.toBigInteger().toString();
            return "0".repeat(Math.max(0, code.length() - digits.length())) + digits;
        }
        return plain(number);
    }

    /** A number as it was typed in. One of more digits than a workbook holds has lost some, and shows it. */
    private static String plain(BigDecimal number) {
        BigDecimal seen =
                number.round(new MathContext(DIGITS, RoundingMode.HALF_UP)).stripTrailingZeros();
        boolean longer = seen.precision() - seen.scale() > DIGITS;
        return longer ? String.format(Locale.ROOT, "%.14E", seen) : seen.toPlainString();
    }

    private String moment(BigDecimal number, boolean day, boolean time, boolean elapsed) {
        long seconds = number.multiply(BigDecimal.valueOf(SECONDS_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        long days = seconds / SECONDS_A_DAY;
        long second = seconds % SECONDS_A_DAY;
        if (elapsed) {
            return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        }
        String clock = LocalTime.ofSecondOfDay(second) + (second % 60 == 0 ? ":00" : "");
        if (!day && days == 0) {
            return clock;
        }
        // The midnight of a column of instants is one of them; without its time it would look like a day.
        boolean showsClock = second != 0 || (day && time);
        return date(days) + (showsClock ? "T" + clock : "");
    }

    private LocalDate date(long days) {
        if (from1904) {
            return LocalDate.of(1904, 1, 1).plusDays(days);
        }
        // Workbooks count a 29 February 1900, which never was.
        return LocalDate.of(1899, 12, 31).plusDays(days > 59 ? days - 1 : days);
    }
}
