package balie.app;

import balie.privacy.ContactNames;
import balie.privacy.Pseudonyms;
import balie.publish.PersonNames;
import balie.publish.RunErasure;
import balie.publish.RunFolder;
import balie.store.FolderScan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Takes persons out of the runs that were published, and proves it. */
final class ReportCleaning {

    private final List<Path> places;
    private final PersonNames names;

    /**
     * @param places folders of runs, or runs
     * @param customers ids as the exports write them
     * @param sources that customers may be named with in pseudonyms
     * @param keys by which customers are or were known, in any audience
     */
    ReportCleaning(
            List<Path> places, Collection<String> customers, Collection<String> sources, Collection<Pseudonyms> keys) {
        this.places = places.stream().filter(Files::isDirectory).toList();
        Set<String> pseudonyms = new TreeSet<>();
        for (Pseudonyms key : keys) {
            for (String customer : customers) {
                Stream.concat(Stream.of(customer), sources.stream().map(source -> source + "\n" + customer))
                        .forEach(customerKey -> {
                            pseudonyms.add(key.of(customerKey));
                            pseudonyms.addAll(ContactNames.all(key, customerKey));
                        });
            }
        }
        this.names = new PersonNames(customers, pseudonyms);
    }

    /**
     * What the proof showed.
     *
     * @param files that were read
     * @param remains where something is left
     * @param figures where a number stands that is an id, and may be a figure
     */
    record Proof(long files, List<String> remains, List<String> figures) {}

    RunErasure.Changed clean() throws IOException {
        List<Path> runs = new ArrayList<>();
        long rows = 0;
        long files = 0;
        for (Path place : places) {
            files += RunErasure.leftovers(place);
            RunErasure.Changed changed = new RunErasure(names).in(place);
            runs.addAll(changed.runs());
            rows += changed.rows();
            files += changed.files();
        }
        archives();
        return new RunErasure.Changed(runs, rows, files);
    }

    /** What is made of the runs is made anew of what they hold now. */
    private void archives() throws IOException {
        for (Path place : places) {
            Path runs = place.toAbsolutePath().normalize();
            Path above = runs.getParent();
            new Archiving(runs, Path::toString).again();
            if (Files.isRegularFile(runs.resolve(RunFolder.MANIFEST)) && above != null) {
                new Archiving(above, Path::toString).again();
            }
        }
    }

    Proof prove() throws IOException {
        long files = 0;
        List<String> remains = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        for (Path place : places) {
            FolderScan.Seen seen = new FolderScan(place, names.proving()).look();
            files += seen.files();
            seen.places().forEach(p -> remains.add(place.getFileName() + "/" + p));
            if (!names.numbers().isEmpty()) {
                new FolderScan(place, names.numbers())
                        .look()
                        .places()
                        .forEach(p -> figures.add(place.getFileName() + "/" + p));
            }
        }
        return new Proof(files, remains, figures);
    }

    /** Ids that are so short a number that they were not looked for in figures and texts. */
    List<String> tooShort() {
        return names.tooShort();
    }
}
