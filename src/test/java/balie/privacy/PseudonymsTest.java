package balie.privacy;

import balie.model.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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

        assertThatThrownBy(() -> KeyFile.load(file))
                .hasMessageContaining("the file holds no key: 64 hex digits or more")
                .hasMessageNotContaining("not a key");
    }

    @Test
    void a_key_is_hex_or_base64_of_32_bytes_or_more() {
        String hex = "00112233445566778899aabbccddeeff".repeat(2);
        byte[] bytes = HexFormat.of().parseHex(hex);
        String name = new Pseudonyms(bytes).of("K1");

        assertThat(KeyText.read(hex + "\n")).get().returns(name, k -> k.of("K1"));
        assertThat(KeyText.read(hex.toUpperCase(Locale.ROOT))).get().returns(name, k -> k.of("K1"));
        assertThat(KeyText.read(Base64.getEncoder().encodeToString(bytes)))
                .get()
                .returns(name, k -> k.of("K1"));
        assertThat(KeyText.read(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .get()
                .returns(name, k -> k.of("K1"));
        // Hex digits are no base64, though 48 of them would be 36 bytes of it.
        for (String none : List.of("", "secret", hex.substring(1), hex.substring(2), "a".repeat(48), "ÿ".repeat(44))) {
            assertThat(KeyText.read(none)).as(none).isEmpty();
        }
    }

    @Test
    void a_key_is_known_by_its_fingerprint_and_never_shown() throws IOException {
        Path file = folder.resolve("marketing.key");
        Pseudonyms key = KeyFile.load(file).pseudonyms();
        String hex = Files.readString(file).strip();

        // printf 'balie key fingerprint' | openssl dgst -sha256 -hmac '0123456789abcdef'
        assertThat(key("0123456789abcdef").fingerprint()).isEqualTo("904c1f62442174b0");
        assertThat(key.fingerprint())
                .matches("[0-9a-f]{16}")
                .isNotEqualTo(key("0123456789abcdef").fingerprint());
        for (Object holder :
                List.of(key, KeyFile.load(file), KeyRing.of(key), new AudienceKeys(Map.of(Audience.MARKETING, key)))) {
            assertThat(holder.toString()).doesNotContain(hex, hex.substring(0, 16), hex.substring(48));
        }
    }

    @Test
    void a_key_that_is_replaced_stays_beside_the_new_one() throws IOException {
        Path file = folder.resolve("erased.key");
        List<Pseudonyms> keys = new ArrayList<>(List.of(KeyFile.load(file).pseudonyms()));
        for (int i = 1; i <= 2; i++) {
            assertThat(KeyFile.rotate(file)).isEqualTo(folder.resolve("erased.key.former-" + i));
            keys.add(KeyFile.load(file).pseudonyms());
        }

        KeyRing ring = KeyFile.ring(file).orElseThrow();
        assertThat(ring.keys())
                .extracting(Pseudonyms::fingerprint)
                .containsExactly(
                        keys.get(2).fingerprint(),
                        keys.get(1).fingerprint(),
                        keys.get(0).fingerprint());
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).hasSize(3).allMatch(f -> modeOf(f).equals("600"));
        }
        assertThatThrownBy(() -> KeyFile.rotate(folder.resolve("none.key"))).isInstanceOf(IOException.class);
    }

    private static String modeOf(Path file) {
        try {
            return PrivateFile.mode(file).orElse("none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void who_else_may_read_a_key_is_seen() throws IOException {
        Path file = folder.resolve("marketing.key");
        KeyFile.load(file);
        assertThat(PrivateFile.isOpen(file)).isFalse();

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(PrivateFile.isOpen(file)).isTrue();
        assertThat(PrivateFile.mode(file)).contains("640");
    }

    @Test
    void each_audience_has_names_of_its_own() {
        Pseudonyms key = key("0123456789abcdef");
        AudienceKeys keys = new AudienceKeys(Map.of(Audience.MARKETING, key));

        assertThat(keys.of(Audience.MARKETING).of("K1")).isEqualTo(key.of("K1"));
        assertThat(keys.of(Audience.TRAINING).of("K1")).isNotEqualTo(key.of("K1"));
        assertThatThrownBy(() -> new AudienceKeys(Map.of(Audience.MARKETING, key, Audience.TRAINING, key)))
                .hasMessageContaining("two audiences have the same key");
    }
}
