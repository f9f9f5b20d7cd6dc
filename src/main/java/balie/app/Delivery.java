package balie.app;

import balie.app.Receipts.Receipt;
import balie.config.DeliveryConfig;
import balie.issue.Problem;
import balie.mail.Letter;
import balie.mail.Postman;
import balie.mail.Refusal;
import balie.mail.SendingException;
import balie.mail.Server;
import balie.model.Audience;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends letters one by one, keeps a receipt of each at once, and tells who got one and who did not. */
final class Delivery {

    private final DeliveryConfig config;
    private final Receipts receipts;
    private final Console console;
    private final List<String> missed = new ArrayList<>();
    private int sent;
    private boolean later;
    private boolean never;

    Delivery(DeliveryConfig config, Receipts receipts, Console console) {
        this.config = config;
        this.receipts = receipts;
        this.console = console;
    }

    /** A letter that is to go to one of an audience. */
    record Due(Audience audience, Letter letter) {}

    /**
     * Those who are to get a letter now.
     *
     * @param again also those who got the report before
     */
    List<Due> due(List<AudienceMail> mails, boolean again, Instant at) {
        List<Due> due = new ArrayList<>();
        for (AudienceMail mail : mails) {
            for (String to : mail.recipients().to()) {
                Optional<Receipt> before = receipts.of(mail.audience(), to);
                Letter letter = mail.letter(config, to, receipts.times(mail.audience(), to), at);
                if (before.isEmpty() || again) {
                    due.add(new Due(mail.audience(), letter));
                } else {
                    boolean same = before.get().content().equals(letter.contentSha256());
                    console.say("  " + mail.audience().code() + "  " + to + "  got it on "
                            + before.get().at()
                            + (same ? "" : "; the report is another now, and is sent with --again only"));
                }
            }
        }
        return due;
    }

    /** Sends all of them, as far as that can be done; the exit code. */
    int send(List<Due> due, Server server) throws IOException {
        receipts.write();
        int next = 0;
        try (Postman postman = Postman.to(server)) {
            for (; next < due.size(); next++) {
                send(due.get(next), postman);
            }
        } catch (SendingException e) {
            later |= e.isPassing();
            never |= !e.isPassing();
            due.subList(next, due.size()).forEach(d -> missed.add(line(d) + "  not sent"));
            console.problems(
                    "The server " + server.shown() + " was of no use:",
                    List.of(new Problem(config.file(), 0, e.found(), e.remedy())));
        }
        tell(due.size());
        return later ? ExitCode.FAILED : never ? ExitCode.WRONG_CALL : ExitCode.DONE;
    }

    private void send(Due due, Postman postman) throws SendingException, IOException {
        Letter letter = due.letter();
        Optional<Refusal> refusal = postman.send(letter);
        if (refusal.isEmpty()) {
            receipts.add(new Receipt(due.audience(), letter.to(), letter.sent(), letter.id(), letter.contentSha256()));
            sent++;
            console.say(line(due) + "  sent");
        } else {
            later |= refusal.get().passing();
            never |= !refusal.get().passing();
            missed.add(line(due) + "  refused: " + refusal.get().answer());
        }
    }

    private static String line(Due due) {
        return "  " + due.audience().code() + "  " + due.letter().to();
    }

    private void tell(int all) {
        if (missed.isEmpty()) {
            console.say("Done: " + sent + (sent == 1 ? " mail" : " mails") + " sent.");
            return;
        }
        console.say(sent + " of " + all + " mails sent. Not sent:");
        missed.forEach(console::say);
        console.say(
                later
                        ? "Run this again: those who got a mail are passed over."
                        : "Correct it and run this again: those who got a mail are passed over.");
    }
}
