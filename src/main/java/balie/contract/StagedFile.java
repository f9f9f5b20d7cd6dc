package balie.contract;

import java.io.Serializable;

/**
 * A file of rows that wait.
 *
 * @param name unique in its staging
 * @param path where it is
 * @param origin index of the export that its rows come from
 * @param rows how many
 * @param facts what the store needs to know to take it over
 */
public record StagedFile(String name, String path, int origin, long rows, Serializable facts) implements Serializable {}
