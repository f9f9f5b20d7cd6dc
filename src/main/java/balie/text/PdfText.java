package balie.text;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What a PDF tells: it is packed, and what stands on its pages is written in glyphs. */
public final class PdfText {

    private PdfText() {}

    /**
     * All texts of a PDF: its pages, once by lines and once with lines joined, for an id may be broken over two; and what stands beside the
     * pages, such as alternatives of pictures, bookmarks, links and metadata.
     *
     * @throws IOException if it can not be read
     */
    public static List<String> all(byte[] pdf) throws IOException {
        List<String> texts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String pages = new PDFTextStripper().getText(document);
            texts.add(pages);
            texts.add(pages.replaceAll("\\s*\\R\\s*", ""));
            strings(document, text -> {
                texts.add(text.getString());
                return text;
            });
            for (COSObjectKey key : keys(document)) {
                if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream
                        && COSName.METADATA.equals(stream.getCOSName(COSName.TYPE))) {
                    try (InputStream in = stream.createInputStream()) {
                        texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return texts;
    }

    /** The numbers of all objects of a document, in order. */
    public static List<COSObjectKey> keys(PDDocument document) {
        return List.copyOf(new TreeSet<>(document.getDocument().getXrefTable().keySet()));
    }

    /** Puts another in the place of every text string of a document that stands outside of what is drawn; the same one: nothing changes. */
    public static void strings(PDDocument document, UnaryOperator<COSString> other) {
        for (COSObjectKey key : keys(document)) {
            walk(document.getDocument().getObjectFromPool(key).getObject(), other);
        }
        walk(document.getDocument().getTrailer().getItem(COSName.INFO), other);
    }

    /** Not through references: what they lead to is an object by itself. */
    private static void walk(@Nullable COSBase part, UnaryOperator<COSString> other) {
        if (part instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof COSString text) {
                    array.set(i, other.apply(text));
                } else {
                    walk(array.get(i), other);
                }
            }
        } else if (part instanceof COSDictionary dictionary) {
            for (COSName name : List.copyOf(dictionary.keySet())) {
                if (dictionary.getItem(name) instanceof COSString text) {
                    dictionary.setItem(name, other.apply(text));
                } else {
                    walk(dictionary.getItem(name), other);
                }
            }
        }
    }
}
