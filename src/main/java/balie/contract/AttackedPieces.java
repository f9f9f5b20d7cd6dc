package balie.contract;

import java.util.List;

import static balie.contract.FieldType.TEXT;

/**
 * What was worked out of hidden counts that hang together, as the store keeps it, so that it is not worked out again for each later
 * publication. A piece is known by a hash over all that is told and hidden of it; no count can be read from it.
 */
public final class AttackedPieces {

    public static final Field PIECE =
            Field.required("piece", TEXT, "SHA-256 over the counts, their bounds and their sums, in hexadecimal.");
    public static final Field WORKED_OUT = Field.required(
            "worked_out", TEXT, "Places of the secrets that can be worked out, parted by spaces; empty: none can.");

    public static final TableContract TABLE =
            new TableContract("attacked_pieces", "one row per piece", List.of(PIECE, WORKED_OUT));

    private AttackedPieces() {}
}
