package balie.app;

import balie.issue.CallException;
import balie.privacy.KeyRing;
import balie.privacy.Pseudonyms;
import balie.publish.RunErasure;
import balie.store.Cleaning;
import balie.store.Erasure;
import balie.store.InteractionStore;
import balie.text.message.Message;
import balie.text.redact.Redaction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "erase",
        description =
                "Removes a customer from a store, its history, what killed runs left and published runs, and proves it.",
        mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {

    private static final int MOST_LISTED = 20;

    @Option(
            names = "--customer",
            paramLabel = "ID",
            required = true,
            description = "The customer's id as the exports write it. Can be given several times.")
    private List<String> customers = List.of();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Whose id it is. Default: it is theirs in every source.")
    private @Nullable String source;

    @Option(
            names = "--even-if-unknown",
            description = "Note also an id that the store does not hold, so that later exports bring nothing of it in.")
    private boolean evenIfUnknown;

    @Option(
            names = "--reports",
            paramLabel = "FOLDER",
            description = "Where runs were published, a folder of runs or a run. Can be given several times. Default: "
                    + RunPlan.DEFAULT_OUT + ".")
    private List<Path> reports = List.of(Path.of(RunPlan.DEFAULT_OUT));

    @Mixin
    private StoreOptions options = new StoreOptions();

    private final Surroundings surroundings;

    EraseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Console console = surroundings.console();
        Instant begun = surroundings.now();
        return new StoreWork(surroundings, console)
                .run("erase", options, (store, place) -> erase(store, place, console, begun));
    }

    private int erase(InteractionStore store, StoreOptions.Place place, Console console, Instant begun)
            throws CallException, IOException {
        List<String> ids = customers.stream().distinct().toList();
        if (ids.stream().anyMatch(String::isBlank)) {
            throw new CallException(null, "--customer is empty", "Give the id as the exports write it.");
        }
        if (source != null && !store.sources().contains(source)) {
            throw new CallException(
                    null,
                    "the store has no source '" + source + "'",
                    "Its sources: " + String.join(", ", store.sources()) + ".");
        }
        console.say("Balie: erase " + String.join(", ", ids) + " from the store " + place.shown());
        KeyPlaces places = new KeyPlaces(place.keys(), surroundings);
        boolean first = !Files.exists(places.file(KeyPlaces.ERASED));
        KeyRing key = ErasureKey.load(place.keys(), store.erased());
        if (first) {
            console.say(
                    "A new key for the names of erased people was made: " + places.made(places.file(KeyPlaces.ERASED))
                            + ". Keep it: without it no later run can leave them out.");
        }
        // Before anything is removed: a key that can not be used is no reason to stop half-way.
        List<Pseudonyms> keys = places.all();
        Erasure erasure = new Erasure(store, ids, source, evenIfUnknown);
        console.begin("rows");
        Erasure.Removed removed = erasure.rows(key);
        console.end(Console.grouped(removed.rows()) + " rows of " + Console.grouped(removed.contacts())
                + " contacts removed, " + Console.grouped(removed.files()) + " files written anew");
        if (erasure.hasWordings()) {
            console.begin("wordings");
            Erasure.Forgotten forgotten = erasure.wordings(EraseCommand::label);
            console.end(Console.grouped(forgotten.wordings()) + " wordings that no contact has any more removed, "
                    + Console.grouped(forgotten.relabelled()) + " questions relabelled");
        }
        console.begin("history");
        console.end(past(erasure.history()));
        console.begin("left over");
        console.end(Console.grouped(erasure.leftovers(begun)) + " files that no version of the store names removed");
        console.begin("proof");
        Erasure.Proof proof = erasure.prove();
        console.end(Console.grouped(proof.files()) + " files read whole, "
                + proof.remains().size() + " hits");
        // After the store: a run that is made again from it holds the person no more.
        ReportCleaning cleaning = new ReportCleaning(
                reports.stream().map(surroundings.base()::resolve).toList(), ids, store.sources(), keys);
        console.begin("reports");
        RunErasure.Changed changed = cleaning.clean();
        console.end(Console.grouped(changed.rows()) + " rows taken out and " + Console.grouped(changed.files())
                + " files written anew in " + changed.runs().size()
                + (changed.runs().size() == 1 ? " published run" : " published runs"));
        console.begin("proof");
        ReportCleaning.Proof published = cleaning.prove();
        console.end(Console.grouped(published.files()) + " published files read whole, "
                + published.remains().size() + " hits");
        if (!published.remains().isEmpty()) {
            console.say("Something is left in published files, or could not be looked through:");
            list(published.remains(), console);
            console.say("Delete what Balie did not write, or erase again.");
        }
        int told = tell(removed, proof, ids, changed, published, console);
        if (!cleaning.tooShort().isEmpty()) {
            console.say(
                    "Too short to be told from figures in published files, so only rows put aside and pseudonyms were"
                            + " looked through for: " + String.join(", ", cleaning.tooShort()) + ".");
        }
        return published.remains().isEmpty() ? told : ExitCode.FAILED;
    }

    static String past(Cleaning.Cleaned past) {
        return Console.grouped(past.snapshots()) + " earlier versions and " + Console.grouped(past.files())
                + " files of theirs removed";
    }

    private int tell(
            Erasure.Removed removed,
            Erasure.Proof proof,
            List<String> ids,
            RunErasure.Changed changed,
            ReportCleaning.Proof published,
            Console console) {
        if (!proof.mentions().isEmpty()) {
            console.say("Contacts of other people hold the id; they were left as they are:");
            list(proof.mentions(), console);
        }
        if (!proof.remains().isEmpty()) {
            console.say("Something is left, or could not be looked through:");
            list(proof.remains(), console);
            console.say("Nothing is proved. Is another run writing to the store? Erase again when it is done.");
            return ExitCode.FAILED;
        }
        List<String> gone =
                ids.stream().filter(id -> !removed.unknown().contains(id)).toList();
        if (!gone.isEmpty()) {
            console.say("Done. The store holds nothing of " + String.join(", ", gone) + " any more.");
            console.say(
                    "Exports, backups and mails may: later runs leave these people out, but the files are yours to clean.");
        }
        changed.runs()
                .forEach(run -> console.say("  " + surroundings.shown(run)
                        + ": rows of the person and ids in texts were taken out. Figures of many persons stay as they were"
                        + " published; run.json says so."));
        if (!published.figures().isEmpty()) {
            console.say("A number that is the id stands in published files; it may be a figure, and was left:");
            list(published.figures(), console);
        }
        if (removed.unknown().isEmpty()) {
            return ExitCode.DONE;
        }
        String absent = "Not in the store" + (source == null ? "" : " as customer of " + source) + ": "
                + String.join(", ", removed.unknown());
        if (evenIfUnknown) {
            console.say(absent + ". Noted all the same: later runs leave out what exports hold of it.");
            return ExitCode.DONE;
        }
        console.say(absent
                + ". Nothing was removed or noted for it. Is it written as in the export? To have later runs leave"
                + " it out all the same: --even-if-unknown.");
        return ExitCode.WRONG_CALL;
    }

    private static void list(List<String> lines, Console console) {
        lines.stream().limit(MOST_LISTED).forEach(line -> console.say("  " + line));
        if (lines.size() > MOST_LISTED) {
            console.say("  and " + Console.grouped(lines.size() - MOST_LISTED) + " more");
        }
    }

    /** What a question is called by a text: what that asks, as where a question is first called. */
    static String label(String text) {
        return Message.of(text).map(Message::question).orElseGet(() -> Redaction.redact(text));
    }
}
