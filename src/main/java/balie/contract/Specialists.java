package balie.contract;

import java.util.List;

import static balie.contract.FieldType.DATE;
import static balie.contract.FieldType.TEXT;

/** Who works at the desk. Grain: one row per specialist. Persons are never published. */
public final class Specialists {

    public static final Field SPECIALIST_ID =
            Field.required("specialist_id", TEXT, "The id that interactions carry as agent; the key.");
    public static final Field TEAM = Field.optional("team", TEXT, "The team the specialist belongs to.");
    public static final Field STARTED_ON = Field.optional("started_on", DATE, "First day at the desk.");
    public static final Field TRAINING_FINISHED_ON =
            Field.optional("training_finished_on", DATE, "When the first training was finished; null: not yet.");
    public static final Field CERTIFICATES = Field.optional("certificates", TEXT, "Certificates, parted by spaces.");
    public static final Field ROLE = Field.optional("role", TEXT, "generalist or specialist.");

    public static final TableContract TABLE = new TableContract(
            "specialists",
            "one row per specialist; key: specialist_id",
            List.of(SPECIALIST_ID, TEAM, STARTED_ON, TRAINING_FINISHED_ON, CERTIFICATES, ROLE));

    private Specialists() {}
}
