package balie.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Turns a hand-written wording into what one customer typed: slots filled, greeting, typing errors, haste. */
final class Wordings {

    private static final List<String> PLACES = List.of(
            "Zwolle", "Kampen", "Meppel", "Deventer", "Utrecht", "Haarlem", "Assen", "Breda", "Gent", "Hasselt");
    private static final List<String> GREETINGS_NL = List.of(
            "Beste",
            "Hallo",
            "Goedemiddag,",
            "Geachte heer/mevrouw,",
            "Goedendag,",
            "L.S.,",
            "Hoi,",
            "Beste Lichtwerk,");
    private static final List<String> GREETINGS_EN =
            List.of("Hello,", "Hi,", "Dear Sir/Madam,", "Good morning,", "Hi there,");
    private static final List<String> CLOSINGS_NL = List.of(
            "Met vriendelijke groet,", "Groeten,", "Mvg", "Alvast bedankt!", "Ik hoor graag van u.", "Vr. gr.", "Bvd");
    private static final List<String> CLOSINGS_EN =
            List.of("Kind regards,", "Thanks,", "Best,", "Thank you in advance.", "Cheers");
    private static final List<String> NAMES = List.of(
            "J. de Boer",
            "Mieke",
            "A. Yilmaz",
            "Henk Visser",
            "Sanne K.",
            "fam. Postma",
            "M. el Amrani",
            "Tom",
            "Ingrid",
            "W. Smit",
            "Joris",
            "Chantal",
            "P. Janssens",
            "Bea",
            "R. Veenstra");
    private static final List<String> CONTEXT_NL = List.of(
            "Ik ben al jaren klant.",
            "Mijn klantnummer heb ik niet bij de hand.",
            "Ik heb al gebeld maar stond te lang in de wacht.",
            "Zie ook mijn eerdere bericht.",
            "Het gaat om bestelling {order}.");
    private static final List<String> CONTEXT_EN = List.of(
            "I've been a customer for years.",
            "I tried calling but gave up after ten minutes on hold.",
            "See my earlier message.",
            "This is about order {order}.");

    private final Dice dice;

    Wordings(Dice dice) {
        this.dice = dice;
    }

    /** What a customer writes by mail or chat. */
    String message(Intent intent, String language, String channel, String product, LocalDate day) {
        boolean dutch = language.equals("nl");
        String core = fill(dice.pick(dutch ? intent.dutch() : intent.english()), product, day, dutch);
        if (channel.equals("chat")) {
            return hasty(typos(dice.chance(.25) ? (dutch ? "hoi, " : "hi, ") + core : core));
        }
        StringBuilder mail = new StringBuilder();
        if (dice.chance(.7)) {
            mail.append(dice.pick(dutch ? GREETINGS_NL : GREETINGS_EN)).append("\n\n");
        }
        if (dice.chance(.2)) {
            mail.append(fill(dice.pick(dutch ? CONTEXT_NL : CONTEXT_EN), product, day, dutch))
                    .append(' ');
        }
        mail.append(typos(core));
        if (dice.chance(.75)) {
            mail.append("\n\n")
                    .append(dice.pick(dutch ? CLOSINGS_NL : CLOSINGS_EN))
                    .append('\n')
                    .append(dice.pick(NAMES));
        }
        return mail.toString();
    }

    /** What stands above a message, or all there is of one from a form, an app or a social network. */
    String subject(Intent intent, String language, String product, LocalDate day) {
        boolean dutch = language.equals("nl");
        List<String> brief = (dutch ? intent.dutch() : intent.english())
                .stream().filter(w -> w.length() <= 60).toList();
        if (brief.isEmpty() || dice.chance(.3)) {
            return dutch ? capital(intent.notes().get(0)) : capital(intent.category()) + " question";
        }
        return fill(dice.pick(brief), product, day, dutch);
    }

    /** What a clerk writes in the book. */
    String note(Intent intent, String product) {
        String note = dice.pick(intent.notes(), n -> intent.notes().indexOf(n) == 0 ? 3 : 1);
        if (!product.isEmpty() && dice.chance(.15)) {
            return note + " (" + product + ")";
        }
        return dice.chance(.1) ? capital(note) + "." : dice.chance(.08) ? "kl. " + note : note;
    }

    private String fill(String wording, String product, LocalDate day, boolean dutch) {
        LocalDate earlier = day.minusDays(dice.between(2, 14));
        String date = dutch
                ? earlier.getDayOfMonth() + "-" + earlier.getMonthValue()
                : earlier.getDayOfMonth() + " "
                        + earlier.getMonth().getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
        String amount = (dutch ? "€ " : "€")
                + dice.between(9, 240)
                + (dutch ? "," : ".")
                + dice.pick(List.of("95", "50", "00", "49"));
        return wording.replace("{product}", product.isEmpty() ? "lamp" : product)
                .replace("{order}", "LW" + dice.between(104_000, 199_999))
                .replace("{date}", date)
                .replace("{place}", dice.pick(PLACES))
                .replace("{amount}", amount);
    }

    /** Now and then two letters change places, one is lost or one is doubled. */
    private String typos(String text) {
        if (!dice.chance(.14)) {
            return text;
        }
        int at = dice.between(0, Math.max(0, text.length() - 2));
        if (!Character.isLetter(text.charAt(at))
                || at + 1 >= text.length()
                || !Character.isLetter(text.charAt(at + 1))) {
            return text;
        }
        String before = text.substring(0, at);
        char one = text.charAt(at);
        char two = text.charAt(at + 1);
        String after = text.substring(at + 2);
        return switch (dice.between(0, 2)) {
            case 0 -> before + two + one + after;
            case 1 -> before + two + after;
            default -> before + one + one + two + after;
        };
    }

    private String hasty(String text) {
        String out = text;
        if (dice.chance(.4)) {
            out = out.toLowerCase(Locale.ROOT);
        }
        if (dice.chance(.4) && out.endsWith(".")) {
            out = out.substring(0, out.length() - 1);
        } else if (dice.chance(.1)) {
            out = out + "!!";
        }
        return out;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
