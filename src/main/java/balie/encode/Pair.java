package balie.encode;

/** A sentence of another language and what the same customer would have said in English. */
public record Pair(String text, String english) {}
