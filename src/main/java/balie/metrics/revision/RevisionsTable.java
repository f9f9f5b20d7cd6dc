package balie.metrics.revision;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.MetricContext;
import balie.metrics.Published;
import balie.metrics.Unit;
import balie.model.Audience;

import java.util.List;

/** The table of figures that were revised. No metric computes it: it takes what was published before, see {@link Revisions}. */
public final class RevisionsTable implements Published {

    public static final String NAME = "revisions";

    public static final Field TABLE =
            Field.required("table", FieldType.TEXT, "The result table that the figure is in.");
    public static final Field FIGURE = Field.required(
            "figure",
            FieldType.TEXT,
            "What the figure is about, as its columns have it: reopened, channel email. all: everything.");
    public static final Field COLUMN =
            Field.required("column", FieldType.TEXT, "Which of its values is another: n, of or percent.");
    public static final Field FORMER = Field.required(
            "former", FieldType.NUMBER, "The value that was published last, as of the same instant or an earlier one.");
    public static final Field REVISED =
            Field.required("revised", FieldType.NUMBER, "The value that it has in this run.");
    public static final Field FORMER_AS_OF =
            Field.required("former_as_of", FieldType.INSTANT, "The instant the former value was true for.");

    static final TableContract OUTPUT = new TableContract(
            NAME,
            "one row per value that is marked [r], published before as another",
            List.of(
                    TABLE,
                    FIGURE,
                    ResultColumns.SOURCE,
                    ResultColumns.PERIOD_FROM,
                    ResultColumns.PERIOD_TO,
                    COLUMN,
                    FORMER,
                    REVISED,
                    FORMER_AS_OF,
                    ResultColumns.AS_OF,
                    ResultColumns.DEFINITION));

    static final Definition DEFINITION = Definition.amount(
                    NAME,
                    "Figures that were revised",
                    "Figures that a run of the same job published before, as of the same instant or an earlier one, with another n, of"
                            + " or percent")
            .exclusions(
                    "figures that were or are hidden, or that are about one customer or one wording, can not be told")
            .unit(Unit.FIGURES)
            .clock(Clock.STATE)
            .answers("Which numbers that I have seen before are other ones now, and what were they?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source(
                    "as official statistics tell revisions: European Statistics Code of Practice, principle 8; the flag r of Eurostat");

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of(DEFINITION);
    }
}
