package balie.sample;

import java.util.List;

/** What the company knows besides the contacts: customers, clerks, and a calendar of offers, briefings and trainings. */
final class ReferenceFiles {

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
                SampleFile.plain("calendar.csv", calendar().toString()));
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
