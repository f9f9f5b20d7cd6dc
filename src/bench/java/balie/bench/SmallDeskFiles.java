package balie.bench;

import balie.bench.SmallDesk.Contact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What a run of Balie needs to report on a {@link SmallDesk}: its export as it was at the end, a mapping and a job. */
final class SmallDeskFiles {

    static final String JOB = "desk";

    private static final List<String> CHANNELS = List.of("phone", "email", "chat", "web");
    private static final List<String> QUESTIONS = List.of(
            "Where is my parcel?",
            "How do I send it back?",
            "When do I get my money?",
            "Can I pay later?",
            "Why is the lamp flickering?",
            "Which bulb fits?",
            "Is there a manual?",
            "How long is the guarantee?",
            "Can I change my address?",
            "Do you repair chairs?",
            "Are you open on Sunday?",
            "Who do I ask for a quote?");
    private static final String JOB_FILE = """
            zone: UTC
            sources:
              - mapping: small-desk
                name: desk
                files: exports/*.csv
            metrics: [resolution_rates, service_rates, times, changes, question_frequency]
            privacy: {minimum: 0}
            questions: {by: wording}
            """;
    private static final String MAPPING = """
            describes: A simulated desk
            columns:
              interaction_id: {from: [id]}
              customer_id: {from: [customer]}
              opened_at: {from: [opened], time: [iso], required: true}
              resolved_at: {from: [resolved], time: [iso]}
              closed_at: {from: [closed], time: [iso]}
              channel: {from: [channel], values: {phone: [phone], email: [email], chat: [chat], web: [web]}}
              kind: {from: [kind], values: {question: [question], complaint: [complaint]}}
              text: {from: [text]}
              status: {from: [status], values: {open: [open], resolved: [resolved], closed: [closed]}}
              outcome: {from: [outcome], values: {answered: [answered], withdrawn: [withdrawn]}}
              first_contact_resolved: {from: [at_once]}
              escalation_count: {from: [escalations]}
              excluded_reason: {from: [left_out], values: {merged: [merged]}}
            """;
    private static final String HEADER =
            "id,customer,opened,channel,kind,text,status,outcome,resolved,closed,at_once,escalations,left_out\n";

    private SmallDeskFiles() {}

    static void write(SmallDesk desk, Path folder) throws IOException {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < desk.contacts().size(); i++) {
            csv.append('T').append(i).append(',').append(row(desk.contacts().get(i)));
        }
        Files.createDirectories(folder.resolve("jobs/sources"));
        Files.createDirectories(folder.resolve("exports"));
        Files.writeString(folder.resolve("exports/desk.csv"), csv);
        Files.writeString(folder.resolve("jobs/sources/small-desk.source.yaml"), MAPPING);
        Files.writeString(folder.resolve("jobs/" + JOB + ".yaml"), JOB_FILE);
    }

    /** As it was when the desk was looked at: what was still to end is open. */
    private static String row(Contact contact) {
        Instant ended = contact.ended();
        boolean open = ended.isAfter(SmallDesk.AS_OF);
        String end = open
                ? "open,,,"
                : switch (contact.end()) {
                    case RESOLVED -> "resolved,answered," + ended + ",";
                    case WITHDRAWN -> "closed,withdrawn,," + ended;
                    case MERGED -> "closed,,," + ended;
                };
        return String.join(
                ",",
                "K" + contact.customer(),
                contact.opened().toString(),
                CHANNELS.get(contact.channel()),
                contact.complaint() ? "complaint" : "question",
                QUESTIONS.get(contact.question()),
                end,
                contact.firstContact() ? "yes" : "no",
                contact.escalated() ? "1" : "0",
                !open && contact.end() == SmallDesk.End.MERGED ? "merged\n" : "\n");
    }
}
