package balie.text.message;

import balie.text.redact.Redaction;

import java.util.List;
import java.util.Optional;

/**
 * What a customer's message asks or complains of.
 *
 * @param question at most two sentences and some sixty words of the message, as written there, without personal data, numbers of
 *     orders, amounts and dates: two messages that differ in those only have one question. Holds a letter.
 * @param body the whole message as it was written, without personal data, greetings and what mail programs add
 */
public record Message(String question, String body) {

    /** A message that goes on longer is a log or a file. */
    private static final int LONGEST = 1 << 16;

    /**
     * The question of a message in Dutch or English: of mails, chats, forms, with what mail programs add.
     *
     * @return empty if it says nothing in words
     */
    public static Optional<Message> of(String text) {
        String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String body = MailBody.of(Markup.plain(Redaction.redact(read)));
        List<String> sentences = Sentences.of(body).stream()
                .map(Slots::without)
                .filter(sentence -> sentence.chars().anyMatch(Character::isLetter))
                .toList();
        return MainQuestion.of(sentences).map(question -> new Message(question, body));
    }
}
