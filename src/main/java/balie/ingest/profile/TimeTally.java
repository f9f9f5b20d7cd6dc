package balie.ingest.profile;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is known of the moments in a column: how they are written, which reading they allow, how far they reach. */
final class TimeTally {

    private static final int MOST_PATTERNS = 30;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2100;

    /** One way of writing. */
    private static final class Form {
        private final @Nullable String monthFirst;
        private boolean padded = true;
        private long count;
        private long dayOnly;
        private long monthOnly;

        Form(@Nullable String monthFirst) {
            this.monthFirst = monthFirst;
        }
    }

    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final NavigableMap<LocalDate, Long> days = new TreeMap<>();
    private long count;
    private long withOffset;
    private long impossibleYears;
    private @Nullable String dayExample;
    private @Nullable String monthExample;
    private @Nullable String first;

    void add(String text, TimeForm at) {
        count++;
        first = first == null ? text : first;
        withOffset += at.hasOffset() ? 1 : 0;
        Form form = forms.get(at.pattern());
        if (form == null && forms.size() < MOST_PATTERNS) {
            form = new Form(at.monthFirstPattern());
            forms.put(at.pattern(), form);
        }
        if (form != null) {
            form.count++;
            form.padded &= at.padded();
            if (at.monthFirstPattern() != null && at.monthFirst() == null) {
                form.dayOnly++;
                dayExample = dayExample == null ? text : dayExample;
            } else if (at.monthFirstPattern() != null && at.dayFirst() == null) {
                form.monthOnly++;
                monthExample = monthExample == null ? text : monthExample;
            }
        }
        LocalDateTime moment = at.dayFirst() == null ? at.monthFirst() : at.dayFirst();
        if (moment != null && moment.getYear() >= FIRST_YEAR && moment.getYear() < LAST_YEAR) {
            days.merge(moment.toLocalDate(), 1L, Long::sum);
        } else {
            impossibleYears++;
        }
    }

    long count() {
        return count;
    }

    /** Which reading the dates of this column prove. */
    Order order() {
        long day = 0;
        long month = 0;
        boolean numbers = false;
        for (Form form : forms.values()) {
            day += form.dayOnly;
            month += form.monthOnly;
            numbers |= form.monthFirst != null;
        }
        if (!numbers) {
            return Order.PLAIN;
        }
        if (day > 0 && month > 0) {
            return Order.MIXED;
        }
        return day > 0 ? Order.DAY_FIRST : month > 0 ? Order.MONTH_FIRST : Order.UNDECIDED;
    }

    /** The result, with the order that the file proves where this column alone does not. */
    Times times(Order order, String why) {
        List<Times.Written> written = new ArrayList<>();
        forms.forEach((pattern, form) -> {
            boolean monthFirst = order == Order.MONTH_FIRST && form.monthFirst != null;
            String chosen = monthFirst && form.monthFirst != null ? form.monthFirst : pattern;
            String other = form.monthFirst == null ? null : monthFirst ? pattern : form.monthFirst;
            written.add(new Times.Written(
                    form.padded ? TimeForm.paddedPattern(chosen) : chosen,
                    other == null || !form.padded ? other : TimeForm.paddedPattern(other),
                    form.count,
                    form.dayOnly,
                    form.monthOnly));
        });
        written.sort(Comparator.comparing(Times.Written::count).reversed().thenComparing(Times.Written::pattern));
        return new Times(
                List.copyOf(written),
                order,
                why,
                dayExample,
                monthExample,
                String.valueOf(first),
                withOffset == count,
                impossibleYears,
                new TreeMap<>(days));
    }

    /** Why this column alone reads as it does. */
    String evidence() {
        return switch (order()) {
            case PLAIN -> "";
            case DAY_FIRST -> "the first number goes above 12: " + dayExample;
            case MONTH_FIRST -> "the second number goes above 12: " + monthExample;
            case UNDECIDED -> "no number goes above 12";
            case MIXED -> "both orders occur: " + dayExample + " and " + monthExample;
        };
    }
}
