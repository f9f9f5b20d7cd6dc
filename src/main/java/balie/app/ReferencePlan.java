package balie.app;

import balie.config.JobConfig;
import balie.contract.CustomerBases;
import balie.contract.DeskCalendar;
import balie.contract.Field;
import balie.contract.Objections;
import balie.contract.TableContract;
import balie.ingest.ReferenceFile;
import balie.ingest.knowledge.KnowledgeBase;
import balie.ingest.read.FileBytes;
import balie.issue.Problems;
import balie.model.ArticleText;
import balie.model.DeskFacts;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of what the organisation knows besides, read when a run is planned. */
final class ReferencePlan {

    private final Path base;
    private final StringBuilder configuration;
    private final Problems call;
    private final Problems data;
    private final List<ReferenceInput> inputs = new ArrayList<>();

    /**
     * @param base the folder the command runs in
     * @param configuration to which is added what makes the run another
     * @param call takes what is wrong with the call
     * @param data takes what is wrong in a file
     */
    ReferencePlan(Path base, StringBuilder configuration, Problems call, Problems data) {
        this.base = base;
        this.configuration = configuration;
        this.call = call;
        this.data = data;
    }

    /** The files that were read. */
    List<ReferenceInput> inputs() {
        return List.copyOf(inputs);
    }

    /** What the organisation knows besides customers, specialists and articles. */
    DeskFacts desk(JobConfig.Reference files) {
        List<Row> calendar = rows(files.calendar(), DeskCalendar.TABLE, null);
        List<Row> bases = rows(files.customerBase(), CustomerBases.TABLE, null);
        // What is wrong in a row ends the call; until then such a row would have no day or number.
        return data.isEmpty() ? ReferenceFacts.of(calendar, bases) : DeskFacts.NONE;
    }

    /**
     * The rows of a table, in the order of the columns of its contract; null: the job names none.
     *
     * @param key which may occur once only; null: none
     */
    @Nullable
    List<Row> rows(Optional<String> file, TableContract contract, @Nullable Field key) {
        if (file.isEmpty()) {
            return null;
        }
        return rows(file.get(), contract, new ReferenceFile(contract, key));
    }

    /** Who objects to marketing. */
    ObjectionList objections(Optional<String> file) {
        if (file.isEmpty()) {
            return ObjectionList.NONE;
        }
        ReferenceFile reader = new ReferenceFile(Objections.TABLE, null);
        List<Row> rows = rows(file.get(), Objections.TABLE, reader);
        if (rows.isEmpty() && call.isEmpty() && data.isEmpty()) {
            data.add(
                    file.get(),
                    1,
                    "the list of objections names nobody: there is a header and nothing below it",
                    "Export it again; if nobody objects, take objections: out of the job.");
        }
        return new ObjectionList(rows, reader.notRead());
    }

    private List<Row> rows(String shown, TableContract contract, ReferenceFile reader) {
        Path path = base.resolve(shown);
        List<Row> rows = reader.read(path, shown, call, data);
        if (call.isEmpty() && data.isEmpty()) {
            try {
                inputs.add(new ReferenceInput(
                        contract.name(),
                        shown,
                        Files.size(path),
                        FileBytes.of(path).sha256(),
                        rows.size()));
            } catch (IOException e) {
                data.add(shown, 0, "the file can not be read: " + e, "Check its permissions.");
            }
        }
        return rows;
    }

    /** The articles; the run is another where one of them is. */
    List<ArticleText> knowledge(Optional<String> place) {
        if (place.isEmpty()) {
            return List.of();
        }
        String shown = place.get();
        KnowledgeBase read = KnowledgeBase.read(base.resolve(shown), shown, call, data);
        configuration.append(read.sha256()).append('\n');
        inputs.add(new ReferenceInput(
                "knowledge", shown, read.bytes(), read.sha256(), read.articles().size()));
        return read.articles();
    }
}
