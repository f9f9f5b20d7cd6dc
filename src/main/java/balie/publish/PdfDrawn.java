package balie.publish;

import balie.publish.PdfGlyphs.Glyph;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The drawing of a page or a chart of a PDF: its texts can be masked. */
final class PdfDrawn {

    private static final String SET_FONT = "Tf";

    private final PDContentStream content;
    private final List<Object> tokens;
    private final PdfGlyphs glyphs;
    private final List<Text> texts = new ArrayList<>();

    /**
     * What one string of the drawing shows.
     *
     * @param place takes another in its place
     */
    private record Text(Consumer<COSString> place, PDFont font, List<Glyph> glyphs) {

        String shown() {
            StringBuilder text = new StringBuilder();
            glyphs.forEach(g -> text.append(g.text()));
            return text.toString();
        }
    }

    private PdfDrawn(PDContentStream content, List<Object> tokens, PdfGlyphs glyphs) {
        this.content = content;
        this.tokens = tokens;
        this.glyphs = glyphs;
    }

    /** @param glyphs learns what fonts write */
    static PdfDrawn of(PDContentStream content, PdfGlyphs glyphs) throws IOException {
        PdfDrawn drawn = new PdfDrawn(content, new PDFStreamParser(content).parse(), glyphs);
        drawn.read();
        return drawn;
    }

    private void read() throws IOException {
        PDFont font = null;
        for (int i = 0; i < tokens.size(); i++) {
            int at = i;
            if (tokens.get(i) instanceof Operator operator) {
                if (operator.getName().equals(SET_FONT) && tokens.get(i - 2) instanceof COSName name) {
                    font = content.getResources().getFont(name);
                }
            } else if (font != null && tokens.get(i) instanceof COSArray array) {
                for (int j = 0; j < array.size(); j++) {
                    int within = j;
                    text(array.get(j), font, other -> array.set(within, other));
                }
            } else if (font != null) {
                text(tokens.get(i), font, other -> tokens.set(at, other));
            }
        }
    }

    private void text(@Nullable Object operand, PDFont font, Consumer<COSString> place) throws IOException {
        if (operand instanceof COSString string) {
            texts.add(new Text(place, font, glyphs.read(font, string.getBytes())));
        }
    }

    /** Whether something was masked. A name may be broken over two lines, which are two texts. */
    boolean mask(PersonNames names) {
        boolean changed = false;
        for (int i = 0; i < texts.size(); i++) {
            for (int[] place : names.places(texts.get(i).shown())) {
                changed |= mask(i, place[0], place[1], PersonNames.MARK);
            }
            if (i > 0) {
                int border = texts.get(i - 1).shown().length();
                for (int[] place :
                        names.places(texts.get(i - 1).shown() + texts.get(i).shown())) {
                    if (place[0] < border && place[1] > border) {
                        changed |= mask(i - 1, place[0], border, PersonNames.MARK);
                        changed |= mask(i, 0, place[1] - border, "");
                    }
                }
            }
        }
        return changed;
    }

    private boolean mask(int index, int from, int to, String mark) {
        Text text = texts.get(index);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        boolean marked = false;
        for (Glyph glyph : text.glyphs()) {
            int end = at + glyph.text().length();
            if (end <= from || at >= to) {
                bytes.writeBytes(glyph.bytes());
            } else if (!marked) {
                bytes.writeBytes(glyphs.written(text.font(), mark));
                marked = true;
            }
            at = end;
        }
        text.place().accept(new COSString(bytes.toByteArray()));
        try {
            texts.set(index, new Text(text.place(), text.font(), glyphs.read(text.font(), bytes.toByteArray())));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        return true;
    }

    void write(PDDocument document) throws IOException {
        if (content instanceof PDPage page) {
            PDStream stream = new PDStream(document);
            write(stream.createOutputStream(COSName.FLATE_DECODE));
            page.setContents(stream);
        } else if (content instanceof PDFormXObject form) {
            write(form.getContentStream().createOutputStream(COSName.FLATE_DECODE));
        }
    }

    private void write(OutputStream to) throws IOException {
        try (OutputStream out = to) {
            new ContentStreamWriter(out).writeTokens(tokens);
        }
    }
}
