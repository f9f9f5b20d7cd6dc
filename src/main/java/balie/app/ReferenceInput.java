package balie.app;

/**
 * A reference file that a run used, for run.json.
 *
 * @param table name of the contract it fills
 * @param file as the job names it
 * @param rows how many it holds
 */
record ReferenceInput(String table, String file, long bytes, String sha256, long rows) {}
