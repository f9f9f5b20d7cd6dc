package balie.text.redact;

/**
 * A part of a text that is personal.
 *
 * @param start index of its first character
 * @param end index behind its last
 */
public record Span(int start, int end, PersonalData kind) {}
