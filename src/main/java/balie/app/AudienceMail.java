package balie.app;

import balie.config.DeliveryConfig;
import balie.config.DeliveryConfig.Recipients;
import balie.issue.Problems;
import balie.mail.Attachment;
import balie.mail.Letter;
import balie.model.Audience;
import balie.model.MailPart;
import balie.publish.PublishedRun;
import balie.report.MailText;
import balie.report.Reports;
import balie.report.html.MailPage;
import balie.report.model.Digest;
import balie.report.words.Words;
import org.apache.commons.codec.digest.DigestUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an audience gets by mail of a run. All of it comes out of that audience's folder.
 *
 * @param text what the mail says
 * @param files that go with it
 * @param remarks on what goes with it, one sentence each
 */
record AudienceMail(
        Audience audience, Recipients recipients, MailText text, List<Attachment> files, List<String> remarks) {

    private static final String HTML = ".html";
    private static final String PDF = ".pdf";
    private static final int ID = 32;

    AudienceMail {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }

    /** Reads it; empty, with the problem noted, if the run has nothing to send to the audience. */
    static Optional<AudienceMail> read(
            Audience audience, Recipients recipients, PublishedRun run, String shown, Problems problems)
            throws IOException {
        String part = audience.code() + "/";
        Optional<Digest> summary = summary(run, part);
        if (summary.isEmpty() || run.file(part + audience.code() + HTML).isEmpty()) {
            problems.add(
                    null,
                    0,
                    "the run in " + shown + " has no report for " + audience.code(),
                    "Add " + audience.code()
                            + " to 'reports' in the job and run it again, or leave it out of 'audiences'.");
            return Optional.empty();
        }
        List<String> remarks = new ArrayList<>();
        List<Attachment> files = new ArrayList<>();
        for (MailPart each : recipients.attach()) {
            attachment(each, audience, run, remarks)
                    .filter(a -> files.stream().noneMatch(f -> f.name().equals(a.name())))
                    .ifPresent(files::add);
        }
        String language = summary.get().language();
        Words words = Words.in(Reports.languages().contains(language) ? language : Words.ENGLISH);
        MailText text = new MailText(
                summary.get().title(),
                summary.get().facts(),
                summary.get().points(),
                files.stream().map(Attachment::name).toList(),
                words);
        return Optional.of(new AudienceMail(audience, recipients, text, files, remarks));
    }

    private static Optional<Digest> summary(PublishedRun run, String part) throws IOException {
        Optional<Path> file = run.file(part + DigestFile.NAME).filter(Files::isRegularFile);
        try {
            return file.isPresent() ? Optional.of(DigestFile.read(file.get())) : Optional.empty();
        } catch (DigestFile.DamagedException e) {
            return Optional.empty();
        }
    }

    private static Optional<Attachment> attachment(
            MailPart part, Audience audience, PublishedRun run, List<String> remarks) throws IOException {
        String folder = audience.code() + "/";
        Optional<Path> pdf = run.file(folder + audience.code() + PDF);
        if (part == MailPart.PDF && pdf.isEmpty()) {
            remarks.add("The run made no PDF for " + audience.code() + "; its page is attached instead.");
            return attachment(MailPart.HTML, audience, run, remarks);
        }
        Optional<Path> file = switch (part) {
            case PDF -> pdf;
            case HTML -> run.file(folder + audience.code() + HTML);
            case WORKBOOK -> run.file(folder + TableFiles.WORKBOOK);
        };
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            return Optional.empty();
        }
        String name = String.valueOf(file.get().getFileName());
        String ending = name.substring(name.lastIndexOf('.'));
        return Optional.of(new Attachment(
                plain("balie-" + audience.code() + "-" + run.period()) + ending,
                part.type(),
                Files.readAllBytes(file.get())));
    }

    /** As a file may be called anywhere. */
    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    /**
     * The letter to one of the audience.
     *
     * @param times how often this address got the report before: a letter that is sent again is another one
     */
    Letter letter(DeliveryConfig config, String to, long times, Instant at) {
        String prefix = config.subjectPrefix().strip();
        Letter letter = letter(config, to, prefix, "x", at);
        String unique = String.join(
                "\n", letter.contentSha256(), audience.code(), to.toLowerCase(Locale.ROOT), Long.toString(times));
        return letter(config, to, prefix, DigestUtils.sha256Hex(unique).substring(0, ID), at);
    }

    private Letter letter(DeliveryConfig config, String to, String prefix, String id, Instant at) {
        String domain = config.from().replaceAll("^.*@", "").replaceAll("[>\\s]", "");
        return new Letter(
                config.from(),
                to,
                (prefix.isEmpty() ? "" : prefix + " ") + text.subject(),
                text.words().locale().toLanguageTag(),
                text.plain(),
                MailPage.of(text),
                files,
                id + "@" + domain,
                at);
    }
}
