package balie.browser;

import balie.report.html.HtmlPages;
import balie.report.model.Listing;
import balie.report.model.Listing.Column;
import balie.report.model.Listing.Kind;
import balie.report.words.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A page with as many contacts as a page can list, of texts as long as those of a desk. */
final class LongList {

    static final int ROWS = 10_000;

    private static final List<String> CHANNELS = List.of("phone", "email", "chat", "[c]");
    private static final String WORDS =
            "the parcel has not come though the courier says that it was handed over on Tuesday and nobody here has seen it";

    private LongList() {}

    static Path write(Path folder, Words words) throws IOException {
        Random random = new Random(46);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            int question = 1 + random.nextInt(200);
            String wording = WORDS.substring(random.nextInt(10) * 5, 60 + random.nextInt(WORDS.length() - 60));
            rows.add(List.of(
                    "9 to 15 November 2026",
                    "Q" + question,
                    "Where is parcel " + question + "?",
                    random.nextBoolean() ? "resolved" : "not resolved",
                    CHANNELS.get(random.nextInt(CHANNELS.size())),
                    i == 0 ? "=cmd|'/c calc'!A1" : wording,
                    String.format("%016x", random.nextLong())));
        }
        Listing list = new Listing(
                "contacts",
                "Contacts behind the figures",
                List.of(),
                List.of("Every contact."),
                List.of(
                        new Column("opened", "opened", Kind.CHOICE),
                        new Column("question_id", "id", Kind.CODE),
                        new Column("question", "question", Kind.TEXT),
                        new Column("outcome", "outcome", Kind.CHOICE),
                        new Column("channel", "channel", Kind.CHOICE),
                        new Column("wording", "what the customer wrote", Kind.TEXT),
                        new Column("contact", "contact", Kind.TEXT)),
                rows,
                "{0} of {1} contacts",
                "contact_list");
        return Files.writeString(folder.resolve("contacts.html"), new HtmlPages(words).list(list, List.of()));
    }
}
