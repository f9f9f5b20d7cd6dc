package balie.ingest.read;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a zip archive holds, by its directory.
 *
 * @param files names of the entries that may be tables
 * @param workbook whether the archive is a spreadsheet
 */
record ZipEntries(List<String> files, boolean workbook) {

    /** Nothing is unpacked to disk; but an archive with such names was made to do harm. */
    private static final Pattern CLIMBS = Pattern.compile("(?:^|.*[/\\\\])\\.\\.(?:[/\\\\].*|$)|[/\\\\].*|[A-Za-z]:.*");

    static ZipEntries of(Path file, Limits limits) throws IOException, UnusableFileException {
        List<String> files = new ArrayList<>();
        boolean types = false;
        boolean sheets = false;
        int count = 0;
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                String name = entry.getName();
                if (++count > limits.entries()) {
                    throw new OverLimitException(
                            "entries", "the archive has more than " + limits.entries() + " entries");
                }
                if (CLIMBS.matcher(name).matches()) {
                    throw new UnusableFileException(
                            0,
                            "the archive has an entry that climbs out of its folder: '" + name + "'",
                            "Do not use it: no export has such entries. Unpack it with care and look at it.");
                }
                if (!zip.canReadEntryData(entry)) {
                    throw new UnusableFileException(
                            0,
                            "the archive has an entry that is encrypted or packed in an unknown way: '" + name + "'",
                            "Unpack it, and give the files.");
                }
                types |= name.equals("[Content_Types].xml");
                sheets |= name.startsWith("xl/");
                if (name.equals("mimetype") || (types && name.startsWith("word/"))) {
                    throw new UnusableFileException(
                            0,
                            "the file is a document of an office program (.ods, .odt, .docx), which is not read",
                            "Save the spreadsheet as .xlsx or as CSV.");
                }
                if (name.equals("xl/workbook.bin")) {
                    throw new UnusableFileException(
                            0,
                            "the file is a workbook in binary form (.xlsb), which is not read",
                            "Save the spreadsheet as .xlsx or as CSV.");
                }
                if (!entry.isDirectory() && !isHidden(name)) {
                    files.add(name);
                }
            }
        } catch (OverLimitException e) {
            throw e.unusable();
        }
        return new ZipEntries(List.copyOf(files), types && sheets);
    }

    private static boolean isHidden(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/") || last.startsWith(".") || last.equals("Thumbs.db");
    }
}
