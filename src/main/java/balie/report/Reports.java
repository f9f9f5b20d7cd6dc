package balie.report;

import balie.model.Audience;
import balie.model.Mark;
import balie.model.ResultTable;
import balie.report.model.Listing;
import balie.report.model.Report;
import balie.report.words.Words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The reports there are, by the name a job calls them by. */
public final class Reports {

    private static final String TRAINING = "training";
    private static final String MARKETING = "marketing";

    private Reports() {}

    public static List<String> names() {
        return List.of(TRAINING, MARKETING);
    }

    /** Languages a report can be in; the one it is in if none is named first. */
    public static List<String> languages() {
        return Stream.concat(
                        Stream.of(Words.ENGLISH), Words.languages().stream().filter(l -> !l.equals(Words.ENGLISH)))
                .toList();
    }

    /** One report in a language. A table that the job did not compute leaves its section out. */
    public static Report build(String name, RunFacts facts, Collection<ResultTable> results, Words words) {
        Tables tables = new Tables(results, words);
        return switch (name) {
            case TRAINING -> new TrainingReport(facts, tables).report();
            case MARKETING -> new MarketingReport(facts, tables).report();
            default -> throw new IllegalArgumentException("no report " + name);
        };
    }

    /** A report that stands alone: its cover also says what is in the notes of a page, the zone and the least that is shown. */
    public static Report onPaper(Report report, RunFacts facts, Words words) {
        List<Report.Fact> cover = new ArrayList<>(report.facts());
        cover.add(new Report.Fact(words.say("Time zone"), facts.period().zone().getId()));
        if (facts.privacyMinimum() > 0) {
            cover.add(new Report.Fact(
                    words.say("Privacy minimum"),
                    words.say(
                            "Counts under {0} are hidden and marked {1}.",
                            facts.privacyMinimum(), Mark.SUPPRESSED.shorthand())));
        }
        return new Report(
                report.id(),
                report.title(),
                report.reader(),
                cover,
                report.points(),
                report.sections(),
                report.notes());
    }

    /** Where every row of the exports went, for those who run the job; empty: nothing is known of that. */
    public static Optional<Report> accounts(RunFacts facts, Collection<ResultTable> results) {
        return new Accounts(new Tables(results, Words.english()))
                .section()
                .map(section -> new Report(
                        "accounts",
                        "Where every row went",
                        "For those who run the job alone: the steps tell small numbers, which would give back what is hidden in the"
                                + " folders of readers",
                        Shared.runFacts(new Telling(Words.english()), facts),
                        List.of(new Report.Point(section.heading(), "#" + section.id())),
                        List.of(section),
                        List.of()));
    }

    /** The rows behind figures, as far as the job asks for such. */
    public static List<Listing> lists(RunFacts facts, Collection<ResultTable> results, Words words) {
        return new Listings(facts, new Tables(results, words)).all();
    }

    /** Of the page that leads to all that an audience gets of a run. */
    public static String title(Audience audience, RunFacts facts, Words words) {
        return words.say(
                "Balie for {0}: {1}, {2}",
                words.term(audience.code()), facts.job(), facts.period().label());
    }

    /** What a page says in a language that leads to tables and has no report of its own. */
    public static Report overview(String title, RunFacts facts, Collection<ResultTable> results, Words words) {
        Tables tables = new Tables(results, words);
        return new Report(
                "overview",
                title,
                "",
                Shared.facts(tables.telling(), facts),
                List.of(),
                List.of(),
                new Notes(facts, tables).all());
    }

    /** What pages say of the run that are in English whatever its reports are in. */
    public static List<Report.Fact> facts(RunFacts facts) {
        return Shared.facts(new Telling(Words.english()), facts);
    }

    /** Of the run's first page: the language that all reports share, or English, for who runs a job reads several. */
    public static String languageOfFirst(Collection<String> ofReports) {
        Set<String> different = Set.copyOf(ofReports);
        return different.size() == 1 ? different.iterator().next() : Words.ENGLISH;
    }

    /** In turn from each report, so that none fills the page; what two say stands once. */
    private static List<Report.Point> points(List<Report> reports) {
        Set<String> said = new HashSet<>();
        return IntStream.range(0, Report.MOST_POINTS)
                .boxed()
                .flatMap(i -> reports.stream()
                        .filter(r -> i < r.points().size())
                        .map(r -> r.points().get(i)))
                .filter(point -> said.add(point.sentence()))
                .limit(Report.MOST_POINTS)
                .toList();
    }

    /**
     * What the first page of a run says, which leads to all there is and is for those who run the job.
     *
     * @param reports of the run as seen from that page, whose main points it has
     * @param words of its language
     */
    public static Report first(
            String title, RunFacts facts, Collection<ResultTable> results, List<Report> reports, Words words) {
        Tables tables = new Tables(results, words);
        return new Report(
                "run",
                title,
                "",
                Shared.runFacts(tables.telling(), facts),
                points(reports),
                List.of(),
                new Notes(facts, tables).all());
    }
}
