package balie.ingest;

/**
 * A file that is not read, since another of its source holds the same bytes once unpacked.
 *
 * @param shown how it is named in messages and in run.json
 * @param sha256 of its bytes
 * @param sameAs the file that is read
 */
public record SkippedFile(String shown, String source, String sha256, String sameAs) {}
