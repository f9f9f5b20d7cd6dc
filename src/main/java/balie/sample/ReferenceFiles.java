package balie.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the company knows besides the contacts: customers, clerks, and a calendar of offers, briefings and trainings. */
final class ReferenceFiles {

    private static final List<String> TYPES = List.of("consumer", "retailer", "wholesaler");
    private static final Map<String, List<Integer>> BASE = new TreeMap<>(Map.of(
            "Belia", List.of(2100, 140, 18),
            "Buro", List.of(1200, 110, 15),
            "Lumo", List.of(5200, 260, 41),
            "Nodo", List.of(1700, 130, 17),
            "Solis", List.of(1900, 190, 30),
            "Stekka", List.of(2400, 170, 22),
            "Strook", List.of(2800, 210, 33),
            "Warmo", List.of(1500, 120, 19)));

    private ReferenceFiles() {}

    static List<SampleFile> files(World world) {
        Sheet customers = new Sheet(
                ",", "\n", List.of("customer_id", "customer_type", "region", "language", "objects_to_marketing"));
        for (Person p : world.people()) {
            customers.add(List.of(p.number(), p.type(), p.region(), p.language(), p.objects() ? "yes" : "no"));
        }
        Sheet clerks = new Sheet(
                ",",
                "\n",
                List.of("specialist_id", "team", "started_on", "training_finished_on", "certificates", "role"));
        for (Clerk c : world.clerks()) {
            clerks.add(List.of(
                    c.id(),
                    c.team(),
                    c.started().toString(),
                    c.trained() == null ? "" : c.trained().toString(),
                    c.certificates(),
                    c.role()));
        }
        return List.of(
                SampleFile.plain("customers.csv", customers.toString()),
                SampleFile.plain("specialists.csv", clerks.toString()),
                SampleFile.plain("calendar.csv", calendar().toString()),
                SampleFile.plain("customer-base.csv", customerBase().toString()));
    }

    /** How many customers have a product, by the books of the company; most of them never get in touch. */
    private static Sheet customerBase() {
        Sheet base = new Sheet(",", "\n", List.of("product", "customer_type", "customers"));
        BASE.forEach((product, customers) -> {
            for (int i = 0; i < TYPES.size(); i++) {
                base.add(List.of(product, TYPES.get(i), String.valueOf(customers.get(i))));
            }
        });
        return base;
    }

    private static Sheet calendar() {
        Sheet calendar = new Sheet(",", "\n", List.of("date", "kind", "name", "product", "audience"));
        calendar.add(List.of("2026-06-08", "campaign", "Zomer in de tuin", "Solis", "consumer"));
        calendar.add(List.of("2026-06-05", "briefing", "Zomer in de tuin", "Solis", "desk"));
        calendar.add(List.of("2026-08-31", "release", "Belia 4.2 firmware", "Belia", "all"));
        calendar.add(List.of("2026-09-24", "release", "Belia 4.2.1 firmware", "Belia", "all"));
        calendar.add(List.of("2026-09-21", "offer", "Winterplan", "Winterplan", "consumer"));
        calendar.add(List.of(Planted.OFFER_BRIEFING.toString(), "briefing", "Winterplan", "Winterplan", "desk"));
        calendar.add(List.of("2026-07-06", "training", "Techniek basis", "Nodo", "desk"));
        calendar.add(List.of("2026-10-12", "training", "Moeilijke gesprekken", "", "desk"));
        return calendar;
    }
}
