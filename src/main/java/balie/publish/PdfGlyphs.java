package balie.publish;

import org.apache.pdfbox.pdmodel.font.PDFont;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each font of a PDF writes characters: it holds no glyphs but those that the document was made with. */
final class PdfGlyphs {

    /** By font, what it writes with which bytes. */
    private final Map<Object, Map<String, String>> codes = new HashMap<>();

    /**
     * A character as it was drawn.
     *
     * @param code the bytes, each a character of Latin-1
     */
    record Glyph(String text, String code) {

        byte[] bytes() {
            return code.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Reads what a font draws by some bytes. */
    List<Glyph> read(PDFont font, byte[] bytes) throws IOException {
        List<Glyph> glyphs = new ArrayList<>();
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        while (in.available() > 0) {
            int from = bytes.length - in.available();
            String text = font.toUnicode(font.readCode(in));
            String code = new String(bytes, from, bytes.length - in.available() - from, StandardCharsets.ISO_8859_1);
            glyphs.add(new Glyph(text == null ? "" : text, code));
            if (text != null) {
                codes.computeIfAbsent(font.getCOSObject(), f -> new HashMap<>()).putIfAbsent(text, code);
            }
        }
        return glyphs;
    }

    /** A text as bytes of a font; nothing if it lacks one of the characters. */
    byte[] written(PDFont font, String text) {
        StringBuilder codesOfAll = new StringBuilder();
        Map<String, String> known = codes.getOrDefault(font.getCOSObject(), Map.of());
        for (int i = 0; i < text.length(); i++) {
            String code = known.get(text.substring(i, i + 1));
            if (code == null) {
                return new byte[0];
            }
            codesOfAll.append(code);
        }
        return codesOfAll.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
