package balie.publish;

import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;

class SteadyZipTest {

    private static byte[] workbook(String text) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, 100, false, false)) {
            workbook.getXSSFWorkbook()
                    .getProperties()
                    .getCoreProperties()
                    .setCreated(Optional.of(Date.from(Instant.EPOCH)));
            workbook.createSheet("one").createRow(0).createCell(0).setCellValue(text);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    /** What is written as a stream has its sizes behind the contents; not every reader understands how. */
    @Test
    void a_workbook_that_was_written_as_a_stream_is_a_plain_zip_of_the_same_parts() throws IOException {
        byte[] plain = SteadyZip.of(workbook("here"));

        List<String> parts = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(plain))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(in.readAllBytes()).isNotEmpty();
                parts.add(entry.getName());
            }
        }
        assertThat(parts).startsWith("[Content_Types].xml").contains("xl/workbook.xml", "xl/worksheets/sheet1.xml");
        assertThat(SteadyZip.of(workbook("here"))).isEqualTo(plain);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(plain))) {
            assertThat(workbook.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("here");
        }
    }

    @Test
    void its_texts_can_be_changed() throws IOException {
        byte[] changed = SteadyZip.changed(workbook("of K77"), xml -> xml.replace("K77", "[erased]"));

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(changed))) {
            assertThat(workbook.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("of [erased]");
        }
    }
}
