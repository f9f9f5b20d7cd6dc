package balie.privacy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PseudonymsTest {

    @TempDir
    private Path folder;

    private static Pseudonyms key(String text) {
        return new Pseudonyms(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void is_hmac_sha_256() {
        // printf 'K10423' | openssl dgst -sha256 -hmac '0123456789abcdef'
        assertThat(key("0123456789abcdef").of("K10423")).isEqualTo("3fb056eef61ed123");
    }

    @Test
    void another_key_or_another_customer_gives_another_name() {
        assertThat(key("0123456789abcdef").of("a"))
                .isNotEqualTo(key("0123456789abcdeg").of("a"));
        assertThat(key("0123456789abcdef").of("a"))
                .isNotEqualTo(key("0123456789abcdef").of("b"));
    }

    @Test
    void a_short_key_is_refused() {
        assertThatThrownBy(() -> key("short")).hasMessageContaining("at least 16 bytes");
    }

    @Test
    void a_key_is_made_once_for_its_owner_only_and_then_stays() throws IOException {
        Path file = folder.resolve("keys/marketing.key");

        KeyFile.Loaded first = KeyFile.load(file);
        KeyFile.Loaded second = KeyFile.load(file);

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.pseudonyms().of("a")).isEqualTo(first.pseudonyms().of("a"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void two_keys_that_were_made_differ() throws IOException {
        assertThat(KeyFile.load(folder.resolve("a")).pseudonyms().of("x"))
                .isNotEqualTo(KeyFile.load(folder.resolve("b")).pseudonyms().of("x"));
    }

    @Test
    void a_file_that_holds_no_key_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("marketing.key"), "not a key\n");

        assertThatThrownBy(() -> KeyFile.load(file)).hasMessageContaining("no key of at least 32 hex digits");
    }
}
