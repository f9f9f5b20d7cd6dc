package balie.sample;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Half a year at the desk: who comes when, by which way, with what, and what becomes of it. */
final class Simulation {

    private static final double PER_WEEK = 730;
    private static final Map<DayOfWeek, Double> DAYS = Map.of(
            DayOfWeek.MONDAY, .23,
            DayOfWeek.TUESDAY, .19,
            DayOfWeek.WEDNESDAY, .16,
            DayOfWeek.THURSDAY, .16,
            DayOfWeek.FRIDAY, .15,
            DayOfWeek.SATURDAY, .08,
            DayOfWeek.SUNDAY, .03);

    /** A way to the desk with its share and its hours. */
    private record Way(String channel, double share, int opens, int closes, boolean sunday) {}

    private static final List<Way> WAYS = List.of(
            new Way("phone", .40, 8, 18, false),
            new Way("email", .18, 0, 24, true),
            new Way("chat", .15, 8, 22, true),
            new Way("web", .09, 0, 24, true),
            new Way("social", .03, 0, 24, true),
            new Way("app", .02, 0, 24, true),
            new Way("in_person", .08, 9, 17, false),
            new Way("post", .035, 9, 12, false),
            new Way("fax", .015, 8, 17, false));

    private final Dice dice;
    /** What was planted later has chances of its own, so that all else stays as it was. */
    private final Dice later;

    private final World world;
    private final List<Intent> intents;
    private final Wordings wordings;
    private final List<Contact> contacts = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Customers who will come again about what was not solved. */
    private final PriorityQueue<Return> returns = new PriorityQueue<>(
            Comparator.comparing(Return::at).thenComparing(r -> r.first().number()));

    /** People of some types, with the running sums of how often they come. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared or printed.
    private record Crowd(List<Person> people, double[] activity) {}

    private final Map<List<String>, Crowd> crowds = new HashMap<>();

    private record Return(ZonedDateTime at, Contact first) {}

    private Simulation(long seed, World world) {
        this.dice = new Dice(seed, "simulation");
        this.later = new Dice(seed, "habits, campaign and training");
        this.world = world;
        this.intents = Intent.stock();
        this.wordings = new Wordings(new Dice(seed, "wordings"));
    }

    /** All contacts up to the export, in the order they began. */
    static List<Contact> run(long seed, World world) {
        Simulation simulation = new Simulation(seed, world);
        for (LocalDate day = Planted.FIRST_DAY; !day.isAfter(Planted.LAST_DAY); day = day.plusDays(1)) {
            simulation.day(day, 1);
        }
        // The first hours of the Monday the export was made on.
        simulation.day(Planted.EXPORTED.toLocalDate(), .25);
        simulation.contacts.removeIf(c -> c.opened().isAfter(Planted.EXPORTED.minusMinutes(6)));
        simulation.contacts.sort(Comparator.comparing(Contact::opened).thenComparing(Contact::number));
        return List.copyOf(simulation.contacts);
    }

    private void day(LocalDate day, double part) {
        double expected = PER_WEEK * DAYS.getOrDefault(day.getDayOfWeek(), 0.0) * part;
        int count = (int) Math.round(dice.around(expected, .08));
        List<Intent> today = intents;
        double usual = today.stream().mapToDouble(Intent::weight).sum();
        double now = today.stream()
                .mapToDouble(i -> i.weight() * Planted.factor(i, day))
                .sum();
        // What is planted comes on top of an ordinary day, not in place of it.
        int all = (int) Math.round(count * now / usual);
        for (int i = 0; i < all; i++) {
            Way way = dice.pick(WAYS, w -> open(w, day) ? w.share() : 0);
            Intent intent = dice.pick(today, x -> x.weight() * Planted.factor(x, day));
            begin(way.channel(), moment(way, day), intent, customer(intent, way));
        }
        ZonedDateTime end = day.plusDays(1).atStartOfDay(Planted.ZONE);
        while (!returns.isEmpty() && returns.peek().at().isBefore(end)) {
            Return again = returns.remove();
            begin(
                    again.first().channel(),
                    again.at(),
                    again.first().intent(),
                    again.first().person());
        }
    }

    private static boolean open(Way way, LocalDate day) {
        return way.sunday()
                || (day.getDayOfWeek() != DayOfWeek.SUNDAY
                        && (day.getDayOfWeek() != DayOfWeek.SATURDAY
                                || way.channel().equals("in_person")));
    }

    private ZonedDateTime moment(Way way, LocalDate day) {
        int minute = dice.between(way.opens() * 60, way.closes() * 60 - 1);
        return day.atTime(LocalTime.MIDNIGHT)
                .plusMinutes(minute)
                .plusSeconds(dice.between(0, 59))
                .atZone(Planted.ZONE);
    }

    private @Nullable Person customer(Intent intent, Way way) {
        boolean anonymous =
                dice.chance(way.channel().equals("phone") || way.channel().equals("in_person") ? .12 : .02);
        if (anonymous) {
            return null;
        }
        Crowd all = crowds.computeIfAbsent(intent.customers(), types -> crowd(p -> types.contains(p.type()), p -> 1));
        Person any = all.people().get(dice.place(all.activity()));
        boolean written = Planted.isWritten(way.channel());
        Crowd alike = crowds.computeIfAbsent(
                List.of(any.type(), any.language(), String.valueOf(written)),
                key -> crowd(
                        p -> p.type().equals(any.type()) && p.language().equals(any.language()),
                        p -> p.written() == written ? Planted.HABIT : 1));
        return alike.people().get(later.place(alike.activity()));
    }

    private Crowd crowd(Predicate<Person> who, ToDoubleFunction<Person> howOften) {
        List<Person> people = world.people().stream().filter(who).toList();
        double[] sums = new double[people.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += people.get(i).activity() * howOften.applyAsDouble(people.get(i));
            sums[i] = sum;
        }
        return new Crowd(people, sums);
    }

    private String product(Intent intent, LocalDate day) {
        String product = intent.products().isEmpty() ? "" : dice.pick(intent.products());
        boolean draws = !day.isBefore(Planted.CAMPAIGN_FIRST)
                && !day.isAfter(Planted.CAMPAIGN_LAST)
                && intent.products().contains(Planted.CAMPAIGN_PRODUCT);
        return draws && later.chance(Planted.CAMPAIGN_DRAWS) ? Planted.CAMPAIGN_PRODUCT : product;
    }

    private Clerk clerk(String team, LocalDate day, boolean once) {
        // Drawn and not used, so that what is drawn after it stays as it was.
        dice.pick(world.team(team));
        return later.pick(world.team(team), c -> Planted.share(c, day, once));
    }

    private void begin(String channel, ZonedDateTime opened, Intent intent, @Nullable Person person) {
        LocalDate day = opened.toLocalDate();
        boolean ticket = List.of("email", "chat", "web", "social", "app").contains(channel);
        boolean outbound = channel.equals("phone") && dice.chance(.04);
        String excluded = ticket ? exclusion(channel) : "";
        boolean once = dice.chance(Planted.firstContact(intent, day));
        boolean never = !once && dice.chance(Planted.NEVER_RESOLVED / .4);
        String escalatedTo = once ? "" : escalation();
        String team = escalatedTo.equals("specialist_team") ? teamFor(intent) : "Eerste lijn";
        ZonedDateTime reply = firstReply(channel, opened);
        List<ZonedDateTime> resolved = new ArrayList<>();
        ZonedDateTime reopened = null;
        if (!never) {
            ZonedDateTime end = once ? reply : reply.plusMinutes(minutes(escalatedTo.isEmpty() ? 30 : 70));
            resolved.add(end);
            if (ticket && dice.chance(Planted.REOPENED)) {
                reopened = end.plusMinutes(minutes(40));
                if (dice.chance(.8)) {
                    resolved.add(reopened.plusMinutes(minutes(30)));
                }
            }
        }
        String language = person == null ? (dice.chance(.1) ? "en" : "nl") : person.language();
        String product = product(intent, day);
        boolean written = channel.equals("email") || channel.equals("chat");
        String text = written
                ? wordings.message(intent, language, channel, product, day)
                : ticket ? "" : wordings.note(intent, product);
        String mood = mood(intent);
        boolean offered = !ticket && intent.kind().equals("question") && dice.chance(.14);
        Contact contact = new Contact(
                number(channel, ticket),
                channel,
                outbound,
                opened,
                intent,
                person,
                product,
                language,
                text,
                ticket ? wordings.subject(intent, language, product, day) : "",
                clerk(team, day, once),
                team,
                reply,
                List.copyOf(resolved),
                reopened,
                once ? 1 : dice.between(2, 5),
                once,
                escalatedTo,
                !once && dice.chance(.6),
                mood,
                once && dice.chance(.8) ? "rustig" : mood,
                offered,
                offered && dice.chance(.3),
                excluded,
                ticket && excluded.isEmpty() ? rating(intent, once) : "");
        contacts.add(contact);
        if (!once && contact.counted() && person != null && dice.chance(Planted.REPEATED)) {
            returns.add(new Return(opened.plusHours(dice.between(20, 140)), contact));
        }
    }

    private String exclusion(String channel) {
        if (channel.equals("email") && dice.chance(Planted.SPAM_MAIL)) {
            return "spam";
        }
        if (dice.chance(Planted.MERGED)) {
            return "merged";
        }
        if (dice.chance(.002)) {
            return "test";
        }
        // A deleted ticket stays in the JSON export only, which mail and chat have.
        boolean exported = channel.equals("email") || channel.equals("chat");
        return exported && dice.chance(.004) ? "deleted" : "";
    }

    private String escalation() {
        return dice.chance(.5)
                ? ""
                : dice.pick(List.of("specialist_team", "specialist_team", "colleague", "supervisor", "supplier"));
    }

    private static String teamFor(Intent intent) {
        return switch (intent.category()) {
            case "billing", "payment", "subscription" -> "Facturatie";
            case "trade", "stock", "order" -> "Zakelijk";
            default -> "Techniek";
        };
    }

    private ZonedDateTime firstReply(String channel, ZonedDateTime opened) {
        double median = switch (channel) {
            case "phone", "in_person" -> 4;
            case "chat" -> 3;
            case "post", "fax" -> 60 * 30;
            default -> 60 * 7;
        };
        return opened.plus(Duration.ofSeconds((long) (60 * dice.around(median, .7))))
                .withNano(0);
    }

    /** Minutes around a median in hours, with a long tail. */
    private long minutes(double medianHours) {
        return (long) dice.around(medianHours * 60, 1.0);
    }

    private String mood(Intent intent) {
        if (intent.kind().equals("complaint")) {
            return dice.pick(List.of("boos", "boos", "ongerust", "rustig"));
        }
        return dice.pick(List.of("rustig", "rustig", "rustig", "rustig", "onduidelijk", "ongerust"));
    }

    private String rating(Intent intent, boolean once) {
        if (!dice.chance(.7)) {
            return "";
        }
        if (!dice.chance(.32)) {
            return "offered";
        }
        double good = intent.kind().equals("complaint") ? .35 : once ? .9 : .6;
        return dice.chance(good) ? "good" : "bad";
    }

    private String number(String channel, boolean ticket) {
        String series = ticket ? "ticket" : channel.equals("phone") ? "phone" : "counter";
        int next = numbers.merge(series, 1, Integer::sum);
        return switch (series) {
            case "ticket" -> String.valueOf(40_000 + next);
            case "phone" -> "T26" + String.format(java.util.Locale.ROOT, "%05d", next);
            default -> "B26" + String.format(java.util.Locale.ROOT, "%05d", next);
        };
    }
}
