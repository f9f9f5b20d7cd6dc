package balie.ingest;

import balie.contract.StagedFile;

import java.io.Serializable;
import java.util.List;

/**
 * What a task has staged.
 *
 * @param good files with rows
 * @param bad files with bad records
 * @param days what was read
 * @param keys a hash of source, shape and id for each good row
 */
record StagedPart(List<StagedFile> good, List<StagedFile> bad, List<DayTally> days, LongList keys)
        implements Serializable {}
