package balie.classify;

import balie.text.message.Message;

/**
 * A text as it is classified: what it asks, of which the meaning is taken, and how it is written.
 *
 * @param asks at most two sentences of it
 * @param body as its writer wrote it
 */
public record Heard(String asks, String body) {

    /** The same way as a run takes a customer's message, so that examples are like what they are compared with. */
    public static Heard in(String text) {
        return Message.of(text)
                .map(message -> new Heard(message.question(), message.body()))
                .orElse(new Heard(text, text));
    }
}
