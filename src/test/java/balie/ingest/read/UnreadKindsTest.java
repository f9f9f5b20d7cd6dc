package balie.ingest.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of kinds that are not read are refused by their bytes, whatever they are called, with what to do. */
class UnreadKindsTest {

    private static final byte[] OLD = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0, 0, 0
    };

    @TempDir
    private Path folder;

    private void assertRefused(Path file, String found, String remedy) {
        assertThatThrownBy(() -> Detector.detect(file, FileBytes.of(file), Pins.NONE, Limits.DEFAULT))
                .isInstanceOfSatisfying(
                        UnusableFileException.class,
                        e -> assertThat(e.found() + " | " + e.remedy())
                                .contains(found)
                                .contains(remedy));
    }

    @Test
    void workbooks_of_other_kinds_are_to_be_saved_as_xlsx_or_csv() throws Exception {
        for (String name : new String[] {"old.xls", "old.csv"}) {
            assertRefused(Files.write(folder.resolve(name), OLD), "(.xls)", "save it as .xlsx");
        }
        assertRefused(Files.write(folder.resolve("old.xls.gz"), Archives.gzip(OLD)), "(.xls)", "save it as .xlsx");
        assertRefused(
                Archives.zip(
                        folder.resolve("book.csv"),
                        Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>")),
                "(.ods, ",
                "Save the spreadsheet as .xlsx or as CSV");
        assertRefused(
                Archives.zip(folder.resolve("book.xlsb"), Map.of("[Content_Types].xml", "", "xl/workbook.bin", "x")),
                "(.xlsb)",
                "Save the spreadsheet as .xlsx or as CSV");
        assertRefused(
                Files.writeString(
                        folder.resolve("xml.xls"),
                        "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"),
                "written as XML",
                "save it as .xlsx or as CSV");
        assertRefused(Files.writeString(folder.resolve("a.csv"), "%PDF-1.7\n%x"), "a PDF", "CSV");
    }

    @Test
    void a_workbook_in_an_archive_is_to_be_unpacked() throws Exception {
        Path book = Archives.zip(
                folder.resolve("book.xlsx"), Archives.workbook(Map.of("Tickets", "<row/>"), "", "", false));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("week/book.xlsx"));
            zip.write(Files.readAllBytes(book));
            zip.closeEntry();
        }

        assertRefused(Files.write(folder.resolve("week.zip"), packed.toByteArray()), "it is a workbook", "");
    }
}
