package balie.app;

import balie.config.DeliveryConfig;
import balie.config.DeliveryReader;
import balie.config.JobFiles;
import balie.issue.CallException;
import balie.issue.Problems;
import balie.mail.Letter;
import balie.mail.Server;
import balie.publish.PublishedRun;
import balie.store.StoreBusyException;
import balie.store.StoreLock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "deliver",
        description = "Sends the reports of a run by mail, to those whom a file lists for each audience.",
        mixinStandardHelpOptions = true)
final class DeliverCommand implements Callable<Integer> {

    private static final int BYTES_OF_MB = 1_000_000;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description = "Folder of a run. Default: the newest one in " + RunPlan.DEFAULT_OUT
                    + " of the job that the file names.")
    private @Nullable Path run;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Who gets what, and by which server: see jobs/README.md. Default: ${DEFAULT-VALUE}.")
    private Path to = Path.of("jobs/delivery.yaml");

    @Option(names = "--again", description = "Send also to those who got this report before.")
    private boolean again;

    @Option(names = "--dry-run", description = "Send nothing; write the mails to the folder that --mails names.")
    private boolean dryRun;

    @Option(
            names = "--mails",
            paramLabel = "FOLDER",
            description =
                    "Where --dry-run writes mails, as files that programs for mail open. Default: ${DEFAULT-VALUE}.")
    private Path mails = Path.of("mails");

    @Mixin
    private WaitOption wait = new WaitOption();

    private final Surroundings surroundings;

    DeliverCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = surroundings.console();
        try {
            return deliver(console);
        } catch (CallException e) {
            console.problems("Nothing was sent. Please correct:", e.problems());
            return ExitCode.WRONG_CALL;
        } catch (StoreBusyException e) {
            console.busy(e);
            return ExitCode.FAILED;
        }
    }

    @SuppressWarnings("try") // the turn is held, not used
    private int deliver(Console console) throws CallException, IOException, InterruptedException, StoreBusyException {
        Problems problems = new Problems();
        DeliveryConfig config = config(problems);
        PublishedRun published = published(config);
        String shown = surroundings.shown(published.folder());
        published.check(shown, problems);
        problems.throwIfAny();
        List<AudienceMail> all = new ArrayList<>();
        for (var each : config.audiences().entrySet()) {
            AudienceMail.read(each.getKey(), each.getValue(), published, shown, problems)
                    .ifPresent(all::add);
        }
        Instant at = surroundings.now();
        for (AudienceMail mail : all) {
            checkSize(mail, config, at, problems);
        }
        // A dry run needs no password.
        Optional<Server> server =
                dryRun ? Optional.empty() : Optional.of(MailServers.of(config, surroundings, problems));
        problems.throwIfAny();
        console.say("Balie: deliver " + shown + ", job " + published.job() + ", " + published.period());
        all.forEach(mail -> mail.remarks().forEach(remark -> console.say("  " + remark)));
        Path folder = surroundings.base().resolve(config.receipts());
        if (server.isEmpty()) {
            return write(new Delivery(config, receipts(folder, published), console).due(all, again, at), console);
        }
        StoreLock.Holder holder =
                new StoreLock.Holder("deliver", ProcessHandle.current().pid(), Surroundings.host(), at);
        try (StoreLock ignored = StoreLock.take(
                folder,
                holder,
                wait.patience(),
                other -> console.say("Reports are being sent by " + other + ". Waiting."))) {
            Delivery delivery = new Delivery(config, receipts(folder, published), console);
            List<Delivery.Due> due = delivery.due(all, again, at);
            if (due.isEmpty()) {
                console.say("Nothing to send: all of them got it. --again sends it once more.");
                return ExitCode.DONE;
            }
            return delivery.send(due, server.get());
        }
    }

    private DeliveryConfig config(Problems problems) throws CallException {
        JobFiles files = new JobFiles(surroundings.homes());
        Optional<Path> file = surroundings.homes().stream()
                .map(home -> home.resolve(to))
                .filter(Files::isRegularFile)
                .findFirst();
        if (file.isEmpty()) {
            throw new CallException(
                    null,
                    "there is no file " + to,
                    "Name the one that says who gets the reports with --to FILE; jobs/delivery.yaml is an example.");
        }
        Optional<DeliveryConfig> read = files.read(file.get(), problems)
                .flatMap(yaml -> DeliveryReader.read(files.shown(file.get()), yaml, problems));
        problems.throwIfAny();
        return read.orElseThrow();
    }

    private PublishedRun published(DeliveryConfig config) throws CallException, IOException {
        if (run == null) {
            return PublishedRun.newest(surroundings.base().resolve(RunPlan.DEFAULT_OUT), config.job())
                    .orElseThrow(() -> new CallException(
                            config.file(),
                            "there is no run of the job " + config.job() + " in " + RunPlan.DEFAULT_OUT,
                            "Run it first: ./balie run " + config.job() + "; or give the folder of a run."));
        }
        Path folder = surroundings.base().resolve(run);
        PublishedRun found = PublishedRun.in(folder)
                .orElseThrow(() -> new CallException(
                        null,
                        surroundings.shown(folder) + " is no published run",
                        "Give the folder that holds its run.json."));
        if (!found.job().equals(config.job())) {
            throw new CallException(
                    config.file(),
                    "the run in " + surroundings.shown(folder) + " is of the job " + found.job()
                            + ", and this file is for " + config.job(),
                    "Give a run of that job, or another file with --to: other reports may be for other people.");
        }
        return found;
    }

    private static void checkSize(AudienceMail mail, DeliveryConfig config, Instant at, Problems problems) {
        Letter letter = mail.letter(config, mail.recipients().to().get(0), 0, at);
        long size = letter.bytes().length;
        if (size > config.limit()) {
            problems.add(
                    config.file(),
                    0,
                    "the mail for " + mail.audience().code() + " has " + megabytes(size) + " MB with "
                            + String.join(
                                    " and ",
                                    letter.files().stream()
                                            .map(f -> f.name() + " (" + megabytes(f.size()) + " MB)")
                                            .toList())
                            + ", and 'limit-mb' is " + config.limit() / BYTES_OF_MB,
                    "Attach less, or raise limit-mb if the servers of your readers take as much.");
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", (double) bytes / BYTES_OF_MB);
    }

    private Receipts receipts(Path folder, PublishedRun published) throws IOException, CallException {
        try {
            return Receipts.of(folder, published);
        } catch (Receipts.UnreadableException e) {
            throw new CallException(
                    surroundings.shown(Path.of(String.valueOf(e.getMessage()))),
                    "the file does not say who got the reports of " + published.period(),
                    "Restore it, or move it away: then everybody gets a mail.");
        }
    }

    private int write(List<Delivery.Due> due, Console console) throws IOException {
        Path folder = Files.createDirectories(surroundings.base().resolve(mails));
        int number = 0;
        for (Delivery.Due each : due) {
            number++;
            Letter letter = each.letter();
            Path file = folder.resolve(each.audience().code() + "-" + number + ".eml");
            Files.write(file, letter.bytes());
            console.say("  " + each.audience().code() + "  " + letter.to() + "  " + surroundings.shown(file));
            console.say("      " + letter.subject());
            letter.files().forEach(f -> console.say("      " + f.name() + ", " + megabytes(f.size()) + " MB"));
        }
        console.say("Nothing was sent: " + number + (number == 1 ? " mail" : " mails") + " written to "
                + surroundings.shown(folder) + ".");
        return ExitCode.DONE;
    }
}
