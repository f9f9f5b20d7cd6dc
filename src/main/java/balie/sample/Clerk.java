package balie.sample;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Somebody who works at the desk of the sample.
 *
 * @param id S01
 * @param trained when the first training was finished; null: not yet
 */
record Clerk(
        String id, String team, LocalDate started, @Nullable LocalDate trained, String certificates, String role) {}
