package balie.text.redact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds phone numbers: what is written as one and is one in the numbering plan of its country, as libphonenumber has them. Without
 * a country: the Netherlands, Belgium, Great Britain, and Germany and the United States where the way it is written or a word
 * before it says that it is a phone. Numbers of organisations (free, shared cost, premium rate) stay.
 */
final class PhoneFinder implements Finder {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 15;
    private static final int NEAR = 30;

    /** Numbers of one text that are looked up; beyond, what has the form of a phone is taken for one, as a look-up takes long. */
    private static final int MOST_LOOK_UPS = 2000;

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private static final Set<PhoneNumberType> OF_ORGANISATIONS = Set.of(
            PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN);

    /** What numbers of something else are called: how the word before them begins. */
    private static final List<String> OTHER_NUMBERS = List.of(
            "order",
            "bestel",
            "klant",
            "customer",
            "factuur",
            "invoice",
            "imei",
            "serie",
            "serial",
            "track",
            "barcode",
            "ean",
            "artikel",
            "article",
            "item",
            "meter",
            "reading",
            "polis",
            "policy",
            "dossier",
            "case",
            "zaak",
            "ref",
            "transactie",
            "transaction",
            "pas",
            "bon",
            "onderdeel",
            "part",
            "code",
            "kenmerk",
            "betaal",
            "betalings",
            "payment",
            "ticket",
            "lid",
            "member",
            "schroef",
            "screw",
            "model",
            "stand",
            "hoog",
            "laag",
            "high",
            "low",
            "product",
            "receipt",
            "kamer",
            "room",
            "voucher",
            "giftcard",
            "cadeau",
            "gift",
            "contract",
            "isbn",
            "zending",
            "shipment",
            "pakket",
            "parcel",
            "postnl",
            "dhl",
            "mandaat",
            "mandate",
            "machtiging");

    private static final Set<String> BETWEEN = Set.of(
            "is", "nr", "no", "num", "number", "nummer", "numbers", "nummers", "id", "was", "van", "of", "card",
            "kaart");

    private static final Set<String> PHONE_WORDS = Set.of(
            "tel",
            "telefoon",
            "telefoonnummer",
            "telnr",
            "bel",
            "bellen",
            "belt",
            "gebeld",
            "terugbellen",
            "bereikbaar",
            "bereiken",
            "mobiel",
            "mobiele",
            "gsm",
            "whatsapp",
            "sms",
            "fax",
            "app",
            "nummer",
            "call",
            "phone",
            "telephone",
            "mobile",
            "cell",
            "number",
            "text",
            "reach",
            "ring",
            "contact",
            "dial");

    @Override
    public void find(Words words, Spans spans) {
        Search search = new Search(spans);
        for (DigitRun run : DigitRun.in(spans.text(), SHORTEST)) {
            search.in(run);
        }
    }

    /** The search of one text. */
    private static final class Search {

        private final Spans spans;
        private final String text;
        private int lookUps;

        Search(Spans spans) {
            this.spans = spans;
            this.text = spans.text();
        }

        void in(DigitRun run) {
            int first = 0;
            while (first < run.size()) {
                int date = dateEnd(run, first);
                if (date >= 0) {
                    first = date + 1;
                    continue;
                }
                int last = last(run, first);
                if (last < 0) {
                    first++;
                } else {
                    spans.add(start(run, first), run.end(last), PersonalData.PHONE);
                    first = last + 1;
                }
            }
        }

        /** With the plus and the bracket before it. */
        private int start(DigitRun run, int first) {
            int start = run.start(first);
            if (start > 0 && text.charAt(start - 1) == '(') {
                start--;
            }
            if (start > 0 && text.charAt(start - 1) == '+') {
                start--;
                if (start > 0 && text.charAt(start - 1) == '(') {
                    start--;
                }
            }
            return start;
        }

        /** The last group of the longest phone number that begins with a group; -1: none does. */
        private int last(DigitRun run, int first) {
            int start = start(run, first);
            String begin = text.substring(start, Math.min(text.length(), run.start(first) + 2));
            boolean plus = begin.startsWith("+") || begin.startsWith("(+");
            boolean international = plus || begin.startsWith("00");
            boolean national = !international && text.charAt(run.start(first)) == '0' && run.length(first) > 1;
            if (!international
                    && !national
                    && run.length(first) != 3
                    && run.length(first) != 10
                    && run.length(first) != 1) {
                return -1;
            }
            int length = 0;
            int end = first;
            while (end < run.size() && length + run.length(end) <= LONGEST && joins(run, first, end)) {
                length += run.length(end++);
            }
            for (int last = end - 1; last >= first && length >= SHORTEST; last--) {
                if (run.standsAlone(first, last)
                        && spans.isFree(start, run.end(last))
                        && (plus || !isOther(start))
                        && isPhone(run, first, last, length, international, national)) {
                    return last;
                }
                length -= run.length(last);
            }
            return -1;
        }

        /** Single digits are no groups of a phone, but for a country and the nought of a trunk. */
        private static boolean joins(DigitRun run, int first, int group) {
            return group <= first + 1 || run.length(group) > 1;
        }

        private boolean isPhone(
                DigitRun run, int first, int last, int length, boolean international, boolean national) {
            String digits = run.digits(first, last);
            if (international) {
                boolean trunk = last > first
                        && run.gap(first).contains("(")
                        && run.digits(first + 1, first + 1).equals("0");
                String plain = trunk ? run.digits(first, first) + run.digits(first + 2, last) : digits;
                return is("+" + (plain.startsWith("00") ? plain.substring(2) : plain), "NL");
            }
            if (national) {
                return (length == 10 && is(digits, "NL"))
                        || (length == 10 && is(digits, "BE"))
                        || (length == 9 && (last > first || isNearPhoneWord(run.start(first))) && is(digits, "BE"))
                        || ((length == 10 || length == 11) && is(digits, "GB"))
                        || ((last > first || isNearPhoneWord(run.start(first))) && length >= 9 && is(digits, "DE"));
            }
            boolean american = (length == 10 || (length == 11 && digits.startsWith("1")))
                    && (last == first
                            ? length == 10 && isNearPhoneWord(run.start(first))
                            : isAmerican(run, first, last));
            return american && is(digits, "US");
        }

        private static boolean isAmerican(DigitRun run, int first, int last) {
            int area = run.length(first) == 1 ? first + 1 : first;
            return last - area == 2
                    && run.length(area) == 3
                    && run.length(area + 1) == 3
                    && run.length(area + 2) == 4
                    && !run.gap(area).contains("/");
        }

        private boolean is(String number, String region) {
            if (++lookUps > MOST_LOOK_UPS) {
                return true;
            }
            try {
                PhoneNumber parsed = PLANS.parse(number, region);
                return (number.startsWith("+") || region.equals(PLANS.getRegionCodeForNumber(parsed)))
                        && PLANS.isValidNumber(parsed)
                        && !OF_ORGANISATIONS.contains(PLANS.getNumberType(parsed));
            } catch (NumberParseException e) {
                // No phone number of that region.
                return false;
            }
        }

        /** Whether the word before says that the number is one of something else. */
        private boolean isOther(int start) {
            int end = start;
            for (int steps = 0; steps < 4; steps++) {
                while (end > 0 && start - end < NEAR && " :#.=(-".indexOf(text.charAt(end - 1)) >= 0) {
                    end--;
                }
                int from = end;
                while (from > 0 && end - from < NEAR && Character.isLetter(text.charAt(from - 1))) {
                    from--;
                }
                String word = text.substring(from, end).toLowerCase(Locale.ROOT);
                if (word.isEmpty()) {
                    return false;
                }
                if (OTHER_NUMBERS.stream().anyMatch(word::startsWith)) {
                    return true;
                }
                if (!BETWEEN.contains(word)) {
                    return false;
                }
                end = from;
            }
            return false;
        }

        private boolean isNearPhoneWord(int start) {
            String near = text.substring(Math.max(0, start - NEAR), start).toLowerCase(Locale.ROOT);
            Words before = new Words(near);
            for (int i = 0; i < before.count(); i++) {
                if (PHONE_WORDS.contains(before.get(i))) {
                    return true;
                }
            }
            return false;
        }

        /** The last group of a date that begins with a group, and of an hour behind it; -1: none does. */
        private int dateEnd(DigitRun run, int first) {
            if (first + 2 >= run.size()) {
                return -1;
            }
            String sign = run.gap(first);
            if (!sign.equals(run.gap(first + 1)) || sign.length() != 1 || "-/.".indexOf(sign.charAt(0)) < 0) {
                return -1;
            }
            boolean yearLast = isUpTo(run, first, 31) && isUpTo(run, first + 1, 31) && isYear(run, first + 2);
            boolean yearFirst = isYear(run, first) && isUpTo(run, first + 1, 12) && isUpTo(run, first + 2, 31);
            // A year of two digits only where an hour follows: else it could be the end of a phone number.
            boolean withHour = first + 3 < run.size()
                    && isUpTo(run, first, 31)
                    && isUpTo(run, first + 1, 12)
                    && run.length(first + 2) == 2
                    && run.gap(first + 2).equals(" ")
                    && run.length(first + 3) <= 2
                    && Integer.parseInt(run.digits(first + 3, first + 3)) < 24;
            return yearLast || yearFirst || withHour ? first + 2 : -1;
        }

        private static boolean isUpTo(DigitRun run, int group, int most) {
            return run.length(group) <= 2 && Integer.parseInt(run.digits(group, group)) <= most;
        }

        private static boolean isYear(DigitRun run, int group) {
            String digits = run.digits(group, group);
            return digits.length() == 4 && (digits.startsWith("19") || digits.startsWith("20"));
        }
    }
}
