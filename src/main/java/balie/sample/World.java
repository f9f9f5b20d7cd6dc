package balie.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Who there is: customers and clerks. */
record World(List<Person> people, List<Clerk> clerks) {

    private static final List<String> REGIONS = List.of(
            "Overijssel",
            "Gelderland",
            "Noord-Holland",
            "Zuid-Holland",
            "Utrecht",
            "Noord-Brabant",
            "Drenthe",
            "Groningen",
            "Friesland",
            "Flevoland",
            "Limburg",
            "Zeeland",
            "Vlaanderen");
    private static final List<String> TEAMS = List.of("Eerste lijn", "Techniek", "Facturatie", "Zakelijk");
    private static final int CONSUMERS = 9400;
    private static final int RETAILERS = 320;
    private static final int WHOLESALERS = 48;
    /** Most work a few hours a week. */
    private static final int CLERKS = 56;

    static World of(long seed) {
        Dice dice = new Dice(seed, "world");
        Dice habits = new Dice(seed, "habits");
        List<Person> people = new ArrayList<>();
        addPeople(people, CONSUMERS, "consumer", dice, habits);
        addPeople(people, RETAILERS, "retailer", dice, habits);
        addPeople(people, WHOLESALERS, "wholesaler", dice, habits);
        List<Clerk> clerks = new ArrayList<>();
        for (int i = 1; i <= CLERKS; i++) {
            boolean recent = dice.chance(.4);
            LocalDate started = recent
                    ? Planted.FIRST_DAY.plusDays(dice.between(0, 120))
                    : Planted.FIRST_DAY.minusDays(dice.between(60, 2400));
            LocalDate trained = recent && dice.chance(.6) ? null : started.plusDays(dice.between(14, 70));
            // Half of them answer first; the others belong to the teams behind.
            String team = i <= CLERKS / 2 ? TEAMS.get(0) : TEAMS.get(1 + i % 3);
            String certificates =
                    dice.pick(List.of("", "", "klantcontact-1", "klantcontact-1 techniek-a", "techniek-a"));
            String role = team.equals(TEAMS.get(0)) ? "generalist" : "specialist";
            clerks.add(new Clerk(
                    String.format(java.util.Locale.ROOT, "S%02d", i), team, started, trained, certificates, role));
        }
        return new World(people, clerks);
    }

    private static void addPeople(List<Person> people, int count, String type, Dice dice, Dice habits) {
        for (int i = 0; i < count; i++) {
            double activity = dice.around(type.equals("consumer") ? 1 : type.equals("retailer") ? 4 : 9, .8);
            people.add(new Person(
                    "K" + (10_001 + people.size()),
                    type,
                    dice.pick(REGIONS),
                    dice.chance(type.equals("consumer") ? .15 : .08) ? "en" : "nl",
                    dice.chance(.06),
                    activity,
                    habits.chance(Planted.WRITERS)));
        }
    }

    List<Clerk> team(String name) {
        return clerks.stream().filter(c -> c.team().equals(name)).toList();
    }
}
