package balie.model;

import org.jspecify.annotations.Nullable;

/**
 * A figure that readers could see.
 *
 * @param n the count
 * @param of among how many; null: it has no denominator, or that was not shown
 * @param percent 100 x n / of as it was published; null: not shown
 */
public record PublishedFigure(
        FigureId id, long n, @Nullable Long of, @Nullable Double percent) {}
