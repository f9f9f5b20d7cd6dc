package balie.publish;

import balie.text.PdfText;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Masks persons in a published PDF: in what is drawn on its pages, and in what stands beside them. It is then written whole anew. */
final class PdfFile {

    private final PDDocument document;
    private final PersonNames names;
    private boolean changed;

    private PdfFile(PDDocument document, PersonNames names) {
        this.document = document;
        this.names = names;
    }

    /**
     * The same bytes if nobody is in it.
     *
     * @throws IOException if it can not be read
     */
    static byte[] masked(byte[] pdf, PersonNames names) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PdfFile file = new PdfFile(document, names);
            PdfText.strings(document, file::text);
            file.metadata();
            file.drawn();
            if (!file.changed) {
                return pdf;
            }
            // The clock would be part of it otherwise.
            document.setDocumentId(ByteBuffer.wrap(DigestUtils.sha256(pdf)).getLong());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private COSString text(COSString text) {
        String before = text.getString();
        String after = names.masked(before);
        if (after.equals(before)) {
            return text;
        }
        changed = true;
        return new COSString(after);
    }

    private void metadata() throws IOException {
        for (COSObjectKey key : PdfText.keys(document)) {
            if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream
                    && COSName.METADATA.equals(stream.getCOSName(COSName.TYPE))) {
                String before;
                try (InputStream in = stream.createInputStream()) {
                    before = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
                String after = names.masked(before);
                if (!after.equals(before)) {
                    try (OutputStream out = stream.createOutputStream()) {
                        out.write(after.getBytes(StandardCharsets.UTF_8));
                    }
                    changed = true;
                }
            }
        }
    }

    private void drawn() throws IOException {
        PdfGlyphs glyphs = new PdfGlyphs();
        List<PdfDrawn> streams = new ArrayList<>();
        Set<COSStream> seen = new HashSet<>();
        for (PDPage page : document.getPages()) {
            streams.add(PdfDrawn.of(page, glyphs));
            forms(page.getResources(), glyphs, streams, seen);
        }
        for (PdfDrawn stream : streams) {
            if (stream.mask(names)) {
                stream.write(document);
                changed = true;
            }
        }
    }

    /** Charts are drawings of their own within a page. */
    private static void forms(PDResources resources, PdfGlyphs glyphs, List<PdfDrawn> streams, Set<COSStream> seen)
            throws IOException {
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDFormXObject form && seen.add(form.getCOSObject())) {
                streams.add(PdfDrawn.of(form, glyphs));
                if (form.getResources() != null) {
                    forms(form.getResources(), glyphs, streams, seen);
                }
            }
        }
    }
}
