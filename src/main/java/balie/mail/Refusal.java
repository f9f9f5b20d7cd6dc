package balie.mail;

/**
 * What a server answered that did not take a letter to one person.
 *
 * @param answer of the server, on one line
 * @param passing whether it may take it later with nothing changed
 */
public record Refusal(String answer, boolean passing) {}
