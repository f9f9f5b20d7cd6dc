package balie.report.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a run keeps of itself for one audience, so that later runs can be laid beside it: no more than stands in the report and the tables
 * of that audience, with what is hidden there hidden.
 *
 * @param period label of the period: {@code 2026-W46}
 * @param language of the sentences, a code of ISO 639
 * @param title of the page that leads to all there is for the audience
 * @param facts what the figures are about: period, as-of, sources
 * @param points main points of the report; none where the job asks for no report
 * @param figures those that the audience follows, in the order they are told
 * @param changes since the period before, one sentence each, those that are more than chance; the surest first
 * @param compared of how many comparisons how many were flagged, as a part of a sentence; empty: nothing was compared
 * @param questions that rose, fell or came up, one sentence each
 * @param revisions figures that were published before with another value
 * @param revised how many values those are, also the ones that are not listed
 */
public record Digest(
        String period,
        String language,
        String title,
        List<Report.Fact> facts,
        List<String> points,
        List<Figure> figures,
        List<String> changes,
        String compared,
        List<String> questions,
        List<Revision> revisions,
        int revised) {

    public Digest {
        facts = List.copyOf(facts);
        points = List.copyOf(points);
        figures = List.copyOf(figures);
        changes = List.copyOf(changes);
        questions = List.copyOf(questions);
        revisions = List.copyOf(revisions);
    }

    /**
     * A count, or a share.
     *
     * @param id of its measure; the same in every run
     * @param name of what is meant where the measure does not say, such as the question that was asked most; else empty
     * @param n how many; empty: hidden or not known
     * @param of among how many; empty: hidden, or it is a count
     * @param percent 100 x n / of, if it is a share that may be shown
     * @param low lower end of its 95 % interval, in percent
     * @param high upper end
     * @param mark as in the table, such as {@code [c]}; empty: none
     * @param share whether it is one
     * @param from first day it is about, ISO 8601; empty: all data
     * @param to last day
     * @param definition what n and of count, in English
     */
    public record Figure(
            String id,
            String name,
            OptionalLong n,
            OptionalLong of,
            OptionalDouble percent,
            OptionalDouble low,
            OptionalDouble high,
            String mark,
            boolean share,
            String from,
            String to,
            String definition) {}

    /**
     * A value that was published before as another.
     *
     * @param from first day of what it is about, ISO 8601; empty: all data
     * @param to last day
     * @param told what it was, what it is and why it is told
     */
    public record Revision(String from, String to, String told) {}

    /** A figure by the id of its measure. */
    public Optional<Figure> figure(String id) {
        return figures.stream().filter(f -> f.id().equals(id)).findFirst();
    }
}
