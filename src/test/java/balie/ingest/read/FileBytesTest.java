package balie.ingest.read;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class FileBytesTest {

    @Test
    void what_bytes_say_does_not_depend_on_how_many_are_read_at_once() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.appendCodePoint(random.nextInt(4) == 0 ? random.nextInt(0x11000) : 'a' + random.nextInt(26));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(3); n > 0 && bytes.length > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            FileBytes atOnce = FileBytes.of(new ByteArrayInputStream(bytes));

            assertThat(atOnce).isEqualTo(FileBytes.of(oneByOne(bytes)));
        }
    }

    private static ByteArrayInputStream oneByOne(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(1, length));
            }
        };
    }
}
