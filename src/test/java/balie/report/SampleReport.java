package balie.report;

import balie.report.model.Chart;
import balie.report.model.Chart.Bar;
import balie.report.model.Chart.Bars;
import balie.report.model.Chart.Dot;
import balie.report.model.Chart.Dots;
import balie.report.model.Chart.Week;
import balie.report.model.Chart.Weeks;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A report as a training manager would get it, with invented figures and every kind of chart. */
public final class SampleReport {

    private SampleReport() {}

    public static Report training() {
        return new Report(
                "training",
                "What to teach: week 46 of 2025",
                "For the training manager of the customer desk",
                List.of(
                        new Report.Fact("Period", "10 to 16 November 2025, with the 25 weeks before it"),
                        new Report.Fact("As of", "18 November 2025, 06:00"),
                        new Report.Fact("E-mail and web", "1 204 rows in, 1 187 used"),
                        new Report.Fact("Telephone", "2 310 rows in, 2 296 used"),
                        new Report.Fact("Chat", "418 rows in, 418 used")),
                Stream.of(
                                "‘Where is my invoice’ rose to 74 contacts (an ordinary week has 22 to 41); only 58 % were solved"
                                        + " at the first desk (n = 74, 46-69 %), 17 points under the desk as a whole.",
                                "Customers asked about the Spring plan six days before the briefing: 31 contacts, 9 of them"
                                        + " escalated.",
                                "The chat team solves fewer questions at first contact than the other teams, and the gap is"
                                        + " larger than chance.",
                                "No other change this week is larger than chance (3 of 212 comparisons flagged at a"
                                        + " false-discovery rate of 5 %).")
                        .map(Report.Point::new)
                        .toList(),
                List.of(questions(), resolution(), weeks(), complaints()),
                List.of(
                        "A contact counts in the week in which it came in, in Amsterdam time. A contact that was moved"
                                + " between desks counts once.",
                        "The telephone system does not record whether a call was escalated; telephone is left out of"
                                + " escalations."));
    }

    private static Section questions() {
        List<Bar> bars = List.of(
                bar("Waar is mijn factuur?", 74, true),
                bar("Why has my monthly amount gone up although I have not used more than last year?", 52, false),
                bar("Hoe wijzig ik mijn rekeningnummer of automatische incasso?", 47, false),
                bar("I want to move house and take my contract with me", 41, false),
                bar("Spring plan: what does it cost and when does it start?", 31, true),
                bar("Toestemming arbeidsongeschiktheidsverzekeringsmaatschappijvoorwaardenwijziging", 26, false),
                bar("Wachtwoord vergeten", 22, false),
                bar("Meterstanden doorgeven lukt niet in de app", 19, false),
                bar("Klacht over de monteur: niet gekomen, te laat of afspraak zonder bericht verzet", 17, false),
                bar("Cancel my contract", 14, false),
                bar("Betalingsregeling aanvragen", 11, false),
                new Bar("Terugvordering na overlijden", OptionalDouble.empty(), "[c]", false));
        List<List<String>> rows = new ArrayList<>();
        String[] ordinary = {
            "22 to 41",
            "44 to 63",
            "38 to 56",
            "30 to 50",
            "0 to 4",
            "18 to 31",
            "15 to 33",
            "12 to 27",
            "10 to 22",
            "8 to 20",
            "6 to 19",
            "[c]"
        };
        for (int i = 0; i < bars.size(); i++) {
            rows.add(List.of(bars.get(i).label(), bars.get(i).text(), ordinary[i]));
        }
        return new Section(
                "questions",
                "‘Where is my invoice’ is asked twice as often as in an ordinary week",
                "The 12 most asked questions; contacts in week 46 of 2025; n = 3 901",
                Optional.of(new Bars(
                        "‘Waar is mijn factuur’ leads with 74 contacts, then ‘Why has my monthly amount gone up’ with"
                                + " 52. The Spring plan is new among the twelve, with 31.",
                        "contacts",
                        bars)),
                new TableView(
                        List.of(
                                new Heading("Question", false),
                                new Heading("Contacts", true),
                                new Heading("Ordinary week", true)),
                        rows,
                        List.of("[c] hidden: fewer people or cases than the privacy minimum")),
                List.of(
                        "Contacts: conversations with one customer about one question, by the week in which they came in.",
                        "Ordinary week: the range that 19 of 20 weeks fall in, from the 25 weeks before."),
                "top_questions");
    }

    private static Section resolution() {
        List<Dot> dots = List.of(
                new Dot("Telephone, team North", OptionalDouble.of(81), 78, 84, "611 of 754", false),
                new Dot("Telephone, team South", OptionalDouble.of(79), 76, 82, "622 of 787", false),
                new Dot("E-mail and web form", OptionalDouble.of(74), 71, 77, "705 of 953", false),
                new Dot("Chat", OptionalDouble.of(58.4), 53, 63, "244 of 418", false),
                new Dot(
                        "Zakelijke klantenservice en verenigingen van eigenaren",
                        OptionalDouble.of(67),
                        41,
                        86,
                        "10 of 15",
                        true),
                new Dot("Social media", OptionalDouble.of(100), 72, 100, "10 of 10", true),
                new Dot("Bezoek aan de balie", OptionalDouble.empty(), 0, 0, "[c]", false));
        return new Section(
                "resolution",
                "Chat solves 58 % at first contact; all other channels lie above 70 % or are too small to say",
                "Share of contacts solved at first contact, by channel and team; week 46 of 2025; dots with 95 % intervals; n = 2 937",
                Optional.of(new Dots(
                        "Both telephone teams solve about 80 % at first contact, e-mail 74 %, chat 58 %. Business desk and"
                                + " social media have too few contacts to say.",
                        "solved at first contact", OptionalDouble.of(75.4), "all: 75 %", dots)),
                new TableView(
                        List.of(
                                new Heading("Channel and team", false),
                                new Heading("Solved", true),
                                new Heading("Contacts", true),
                                new Heading("Share solved (%)", true),
                                new Heading("Interval (%)", true),
                                new Heading("Against last week (points)", true),
                                new Heading("Reopened within 7 days", true),
                                new Heading("Median hours until solved", true),
                                new Heading("Mark", false)),
                        List.of(
                                List.of("Telephone, team North", "611", "754", "81", "78 to 84", "+1", "31", "0.2", ""),
                                List.of("Telephone, team South", "622", "787", "79", "76 to 82", "−1", "35", "0.2", ""),
                                List.of(
                                        "E-mail and web form",
                                        "705",
                                        "953",
                                        "74",
                                        "71 to 77",
                                        "0",
                                        "60",
                                        "19.5",
                                        "[p]"),
                                List.of("Chat", "244", "418", "58", "53 to 63", "−8", "41", "0.4", ""),
                                List.of(
                                        "Zakelijke klantenservice en verenigingen van eigenaren",
                                        "10",
                                        "15",
                                        "67",
                                        "41 to 86",
                                        "+2",
                                        "1",
                                        "26.0",
                                        "[u]"),
                                List.of("Social media", "10", "10", "100", "72 to 100", "0", "0", "3.1", "[u]"),
                                List.of("Bezoek aan de balie", "[c]", "[c]", "[c]", "[c]", "[c]", "[c]", "[c]", "[c]")),
                        List.of(
                                "[u] too few cases to say much; the interval shows how little",
                                "[p] the period is not over or too young; the figure will still change",
                                "[c] hidden: fewer people or cases than the privacy minimum")),
                List.of(
                        "Solved at first contact: closed by the desk that took it, without another contact about the same"
                                + " question within 7 days. Contacts younger than 7 days are left out."),
                "first_contact_resolution");
    }

    private static Section weeks() {
        int[] values = {
            29, 33, 31, 27, 38, 36, 30, 25, 24, 22, -1, 28, 35, 41, 34, 30, 29, 33, 37, 31, 26, 30, 35, 39, 44, 74
        };
        List<Week> weeks = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            OptionalDouble value = values[i] < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[i]);
            weeks.add(new Week("W" + (21 + i), value, i == values.length - 1));
            rows.add(List.of("2025-W" + (21 + i), values[i] < 0 ? "[x]" : Integer.toString(values[i])));
        }
        return new Section(
                "weeks",
                "The rise is this week’s: 25 weeks before lay between 22 and 44",
                "Contacts about ‘where is my invoice’ a week; weeks 21 to 46 of 2025",
                Optional.of(new Weeks(
                        "Contacts moved between 22 and 44 a week and rose to 74 in week 46. Week 31 is missing.",
                        "contacts a week",
                        weeks)),
                new TableView(
                        List.of(new Heading("Week", false), new Heading("Contacts", true)),
                        rows,
                        List.of("[x] the source does not record what this figure needs")),
                List.of(),
                "weeks_where_is_my_invoice");
    }

    private static Section complaints() {
        Chart chart = new Bars(
                "Billing is behind 41 % of complaints, waiting time behind 22 %.",
                "% of 312 complaints; a complaint can have several subjects",
                List.of(
                        new Bar("Facturering en betaling", OptionalDouble.of(41), "41 %", true),
                        new Bar("Wachttijd", OptionalDouble.of(22), "22 %", false),
                        new Bar("Onjuiste informatie", OptionalDouble.of(14), "14 %", false),
                        new Bar("Monteur en afspraak", OptionalDouble.of(11), "11 %", false),
                        new Bar("Bejegening", OptionalDouble.of(4.5), "4.5 %", false)));
        return new Section(
                "complaints",
                "Four in ten complaints are about bills",
                "Subjects of complaints; week 46 of 2025; n = 312",
                Optional.of(chart),
                new TableView(
                        List.of(
                                new Heading("Subject", false),
                                new Heading("Complaints", true),
                                new Heading("Share (%)", true),
                                new Heading("Interval (%)", true)),
                        List.of(
                                List.of("Facturering en betaling", "128", "41", "36 to 47"),
                                List.of("Wachttijd", "69", "22", "18 to 27"),
                                List.of("Onjuiste informatie", "44", "14", "11 to 18"),
                                List.of("Monteur en afspraak", "34", "11", "8 to 15"),
                                List.of("Bejegening", "14", "4.5", "2.7 to 7.4")),
                        List.of()),
                List.of("Complaint: a contact whose nature is ‘complaint’, whatever the desk called it."),
                "complaint_subjects");
    }

    private static Bar bar(String label, int value, boolean highlighted) {
        return new Bar(label, OptionalDouble.of(value), Integer.toString(value), highlighted);
    }
}
