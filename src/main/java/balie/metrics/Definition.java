package balie.metrics;

import balie.contract.Field;
import balie.model.Audience;
import balie.model.Term;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a figure says, so that it can be audited and repeated. Its {@link #sentence()} stands beside the number in every table; all of it
 * stands in the catalogue.
 *
 * @param id as it stands in the column measure, or the name of the table where that is about one figure only
 * @param title what a reader calls it
 * @param counted the numerator, or what is measured
 * @param among the denominator; empty where there is none
 * @param exclusions what is left out, and which period is meant
 * @param needs the canonical columns without which a source can not be part of it
 * @param answers the question that it answers
 * @param audience whose folder of a run it stands in; none: those who run the job alone
 * @param source of the definition
 */
public record Definition(
        String id,
        String title,
        String counted,
        String among,
        String exclusions,
        Unit unit,
        Clock clock,
        List<Field> needs,
        String answers,
        Set<Audience> audience,
        String source) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*");

    /** @throws IllegalArgumentException if a part is missing, so that no figure can go without */
    public Definition {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a metric: '" + id + "'");
        }
        needs = List.copyOf(needs);
        audience = Set.copyOf(audience);
        need(id, "title", title);
        need(id, "counted", counted);
        need(id, "exclusions", exclusions);
        need(id, "answers", answers);
        need(id, "source", source);
    }

    private static void need(String id, String part, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("metric " + id + " does not say its " + part);
        }
    }

    /** Numerator, denominator, exclusions and clock in one sentence. */
    public String sentence() {
        return counted
                + (among.isEmpty() ? "" : " / " + among)
                + " (" + exclusions + ")"
                + (clock.words().isEmpty() ? "" : "; " + clock.words())
                + ".";
    }

    /**
     * What stands in its place where a source can not be part of the figure.
     *
     * @param why as {@link balie.contract.Availability#why} tells it
     */
    public static String notAvailable(String why) {
        return "Not available from this source: " + why + ".";
    }

    /** Whom it is for, in words. */
    public String readers() {
        return audience.isEmpty()
                ? "those who run the job alone"
                : audience.stream().sorted().map(Term::code).collect(Collectors.joining(", "));
    }

    /** The same figure of fewer cases, or of cases at another time. */
    public Definition narrowed(String more) {
        return new Definition(
                id, title, counted, among, exclusions + "; " + more, unit, clock, needs, answers, audience, source);
    }

    /**
     * Begins the definition of a rate of cases or contacts a customer began.
     *
     * @param counted the numerator
     * @param among the denominator
     */
    public static Writer rate(String id, String title, String counted, String among) {
        return new Writer(id, title, counted, among);
    }

    /** Begins the definition of what is counted or measured without a denominator. */
    public static Writer amount(String id, String title, String counted) {
        return new Writer(id, title, counted, "");
    }

    /** Takes down the parts of a definition. What is not said is: {@link Population#WORDS}, contacts, by their opening. */
    public static final class Writer {

        private final String id;
        private final String title;
        private final String counted;
        private final String among;
        private String exclusions = Population.WORDS;
        private Unit unit = Unit.CONTACTS;
        private Clock clock = Clock.OPENING;
        private List<Field> needs = List.of();
        private String answers = "";
        private Set<Audience> audience = EnumSet.noneOf(Audience.class);
        private boolean withinTheRun;
        private String source = "";

        private Writer(String id, String title, String counted, String among) {
            this.id = id;
            this.title = title;
            this.counted = counted;
            this.among = among;
        }

        public Writer exclusions(String words) {
            exclusions = words;
            return this;
        }

        public Writer unit(Unit unit) {
            this.unit = unit;
            return this;
        }

        public Writer clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        public Writer needs(Field... fields) {
            needs = List.of(fields);
            return this;
        }

        public Writer answers(String question) {
            answers = question;
            return this;
        }

        public Writer audience(Audience first, Audience... more) {
            audience = EnumSet.of(first, more);
            return this;
        }

        /** For those who run the job, and no audience: such as counts that would give back what is hidden elsewhere. */
        public Writer forThoseWhoRunTheJob() {
            withinTheRun = true;
            return this;
        }

        /**
         * Ends it with where the definition comes from.
         *
         * @throws IllegalArgumentException if it was not said whom the figure is for, so that none is shown or kept back by oversight
         */
        public Definition source(String words) {
            source = words;
            Definition whole = new Definition(
                    id, title, counted, among, exclusions, unit, clock, needs, answers, audience, source);
            if (audience.isEmpty() != withinTheRun) {
                throw new IllegalArgumentException(
                        "metric " + id + " must be for an audience, or for those who run the job");
            }
            return whole;
        }
    }
}
