package balie.sample;

import balie.sample.SampleFile.Broken;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the help desk's software exports: the account CSV of all tickets, and JSON lines with the text of mail and chat. Each
 * was made twice, and the later ones hold what was changed since two weeks before the earlier.
 */
final class HelpDeskExports {

    private static final List<String> HEADER = List.of(
            "Id",
            "Requester id",
            "Requester external id",
            "Assignee",
            "Group",
            "Subject",
            "Tags",
            "Status",
            "Priority",
            "Via",
            "Ticket type",
            "Created at",
            "Updated at",
            "Solved at",
            "Satisfaction Score",
            "Group stations",
            "Reopens",
            "Replies",
            "First reply time in minutes",
            "Full resolution time in minutes",
            "Contact reason [list]",
            "Product [list]",
            "Topic [list]");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final Map<String, String> VIA =
            Map.of("email", "Mail", "chat", "Chat", "web", "Web form", "social", "Facebook", "app", "Mobile SDK");
    private static final Map<String, String> VIA_JSON = Map.of("email", "email", "chat", "chat");
    private static final Map<String, String> REASONS = Map.of(
            "question",
            "Question",
            "complaint",
            "Complaint",
            "request",
            "Request",
            "incident",
            "Incident",
            "compliment",
            "Compliment");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLOSED_AFTER_DAYS = 28;

    private HelpDeskExports() {}

    static List<SampleFile> files(List<Contact> contacts) {
        List<Contact> tickets = contacts.stream().filter(Contact::isTicket).toList();
        ZonedDateTime first = Planted.EXPORTED_EARLIER;
        ZonedDateTime last = Planted.EXPORTED;
        List<Contact> early = tickets.stream()
                .filter(c -> c.opened().isBefore(first.minusMinutes(6)))
                .toList();
        List<Contact> late = tickets.stream()
                .filter(c -> !c.updatedBefore(last).isBefore(Planted.UPDATED_SINCE))
                .toList();
        return List.of(
                csv("zendesk/tickets-2026-08-31.csv", early, first, false),
                csv("zendesk/tickets-2026-11-16.csv", late, last, true),
                json("zendesk/messages-2026-08-31.jsonl", early, first, false),
                json("zendesk/messages-2026-11-16.jsonl", late, last, true));
    }

    private static SampleFile csv(String path, List<Contact> tickets, ZonedDateTime at, boolean broken) {
        Sheet sheet = new Sheet(",", "\n", HEADER);
        List<Broken> marks = new ArrayList<>();
        for (Contact ticket : tickets) {
            if (!ticket.excluded().equals("deleted")) {
                sheet.add(row(ticket, at));
            }
        }
        if (broken) {
            marks.add(new Broken(
                    sheet.raw(
                            "90001,7001,,S02,Eerste lijn,Vraag,,Solved,Normal,Mail,Question,2026-09-02 10:00,2026-09-02 11:00,"
                                    + "2026-09-02 11:00,,1,0,two,12,60,Question,,delivery"),
                    "Replies",
                    "a number in words"));
            marks.add(new Broken(
                    sheet.raw(
                            "90002,7002,,S02,Eerste lijn,Vraag,,Solved,Normal,Pigeon,Question,2026-09-02 10:00,2026-09-02 11:00,"
                                    + "2026-09-02 11:00,,1,0,1,12,60,Question,,delivery"),
                    "Via",
                    "a channel nobody knows"));
        }
        return new SampleFile(path, sheet.toString(), StandardCharsets.UTF_8, sheet.records(), marks);
    }

    private static List<String> row(Contact c, ZonedDateTime at) {
        ZonedDateTime solved = c.resolvedBefore(at);
        long firstReply = c.firstReply() == null
                ? 0
                : Duration.between(c.opened(), c.firstReply()).toMinutes();
        return List.of(
                c.number(),
                requester(c),
                c.person() == null ? "" : c.person().number(),
                c.clerk().id(),
                c.team(),
                c.subject(),
                tags(c),
                status(c, at),
                "Normal",
                VIA.getOrDefault(c.channel(), ""),
                c.intent().kind().equals("incident") ? "Incident" : "Question",
                c.opened().format(LOCAL),
                c.updatedBefore(at).format(LOCAL),
                solved == null ? "" : solved.format(LOCAL),
                c.rating().isEmpty() || solved == null ? "" : capital(c.rating()),
                c.escalatedTo().equals("specialist_team") ? "2" : "1",
                String.valueOf(c.reopensBefore(at)),
                c.repliedBefore(at) ? String.valueOf(c.replies()) : "0",
                c.repliedBefore(at) ? String.valueOf(firstReply) : "",
                solved == null
                        ? ""
                        : String.valueOf(Duration.between(c.opened(), solved).toMinutes()),
                REASONS.getOrDefault(c.intent().kind(), ""),
                c.product(),
                c.intent().category());
    }

    private static String requester(Contact c) {
        return c.person() == null
                ? "9" + c.number()
                : "3600" + c.person().number().substring(1);
    }

    private static String tags(Contact c) {
        return switch (c.excluded()) {
            case "merged" -> "closed_by_merge " + c.intent().category();
            case "spam" -> "spam";
            case "test" -> "test";
            default -> c.intent().category();
        };
    }

    private static String status(Contact c, ZonedDateTime at) {
        if (c.excluded().equals("deleted")) {
            return "Deleted";
        }
        if (!c.excluded().isEmpty()) {
            return "Closed";
        }
        ZonedDateTime solved = c.resolvedBefore(at);
        if (solved != null) {
            return solved.plusDays(CLOSED_AFTER_DAYS).isBefore(at) ? "Closed" : "Solved";
        }
        if (!c.repliedBefore(at)) {
            return "New";
        }
        return c.reopensBefore(at) == 0 && c.replies() % 2 == 0 ? "Pending" : "Open";
    }

    private static SampleFile json(String path, List<Contact> tickets, ZonedDateTime at, boolean broken) {
        StringBuilder text = new StringBuilder();
        int lines = 0;
        for (Contact ticket : tickets) {
            if (ticket.hasJson()) {
                text.append(line(ticket, at)).append('\n');
                lines++;
            }
        }
        List<Broken> marks = new ArrayList<>();
        if (broken) {
            text.append("[\"not\",\"a\",\"ticket\"]\n");
            marks.add(new Broken(++lines, "", "a list in place of an object"));
            text.append("{\"ticket\":{\"id\":90003,\"created_at\":\"2026-11-16T04:0");
            marks.add(new Broken(++lines, "", "cut off in the middle"));
        }
        return new SampleFile(path, text.toString(), StandardCharsets.UTF_8, lines, marks);
    }

    private static String line(Contact c, ZonedDateTime at) {
        Map<String, Object> requester = new LinkedHashMap<>();
        requester.put("id", Long.parseLong(requester(c)));
        if (c.person() != null) {
            requester.put("external_id", c.person().number());
        }
        requester.put("locale", c.language().equals("nl") ? "nl" : "en-GB");
        Map<String, Object> ticket = new LinkedHashMap<>();
        ticket.put("id", Long.parseLong(c.number()));
        ticket.put("created_at", utc(c.opened()));
        ticket.put("updated_at", utc(c.updatedBefore(at)));
        ticket.put("status", status(c, at).toLowerCase(Locale.ROOT));
        ticket.put("via", Map.of("channel", VIA_JSON.getOrDefault(c.channel(), "")));
        ticket.put("subject", c.subject());
        ticket.put("description", c.text());
        ticket.put("requester", requester);
        ticket.put("tags", List.of(tags(c).split(" ")));
        try {
            return JSON.writeValueAsString(Map.of("ticket", ticket));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can always be written", e);
        }
    }

    private static String utc(ZonedDateTime moment) {
        return moment.withZoneSameInstant(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'"));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
