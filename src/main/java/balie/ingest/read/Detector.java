package balie.ingest.read;

import balie.config.SourceMapping.Format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Finds out how a file is written. */
public final class Detector {

    private Detector() {}

    /**
     * The tables in a file: one, or one an entry of an archive or a sheet of a workbook.
     *
     * @throws UnusableFileException if it holds none that can be read
     */
    public static List<TableFormat> detect(Path file, FileBytes bytes, Pins pins, Limits limits)
            throws IOException, UnusableFileException {
        // What is UTF-8 by its bytes is so whatever the mapping says of other files of its kind.
        String encoding = bytes.isUtf8() || pins.encoding() == null ? StandardCharsets.UTF_8.name() : pins.encoding();
        FileKind.check(file, encoding);
        return List.of(new TableFormat(
                Objects.requireNonNullElse(pins.format(), Format.CSV),
                encoding,
                Objects.requireNonNullElse(pins.delimiter(), ','),
                Objects.requireNonNullElse(pins.quote(), '"'),
                List.of()));
    }
}
