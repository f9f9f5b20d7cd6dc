package balie.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The figures of a job as they were published at one time, or some of them. Economic statistics call that a vintage (Federal
 * Reserve Bank of St. Louis, ALFRED; OECD, Main Economic Indicators: Original Release Data and Revisions Database).
 *
 * @param id a hash of all that was published; two runs that publish the same have the same
 * @param from first day that the run reported on; null: it reported on everything
 * @param to last day that the run reported on; null: it reported on everything
 * @param asOf the instant the figures were true for
 */
public record Vintage(
        String id, @Nullable LocalDate from, @Nullable LocalDate to, Instant asOf, List<PublishedFigure> figures) {

    public Vintage {
        figures = List.copyOf(figures);
    }

    /** Whether both are of reports on the same days. */
    public boolean sameReport(Vintage other) {
        return Objects.equals(from, other.from) && Objects.equals(to, other.to);
    }
}
