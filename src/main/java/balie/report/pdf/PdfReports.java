package balie.report.pdf;

import balie.report.chart.Drawing;
import balie.report.chart.NoFontsException;
import balie.report.chart.PrintFonts;
import balie.report.html.PrintPages;
import balie.report.model.Report;
import balie.report.words.Words;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * Writes a report as a PDF for print and for mail, tagged as PDF/UA-1 asks: with headings, lists, tables with headers, and charts whose
 * alternative states the finding.
 *
 * <p>It holds its fonts and its charts, as vectors and texts, and links to nothing outside. The same report at the same instant gives the
 * same bytes. Instances can be shared between threads.
 */
public final class PdfReports {

    private static final int STRONG = 700;

    static {
        // It would write what it does to the console of whoever runs the job; what goes wrong it throws.
        XRLog.setLoggingEnabled(false);
    }

    private final PrintPages pages;

    /**
     * @param words of the language of the reports
     * @throws NoFontsException if Java cannot set up fonts on this machine
     */
    public PdfReports(Words words) {
        pages = new PrintPages(words);
    }

    /**
     * A report as the bytes of a file.
     *
     * @param asOf the instant the figures are true for: when the document says it was made
     * @throws IllegalArgumentException if a chart's value cannot be drawn
     */
    public byte[] write(Report report, Instant asOf) {
        PrintPages.Printed printed = pages.page(report);
        DefaultObjectDrawerFactory places = new DefaultObjectDrawerFactory();
        places.registerDrawer(PrintPages.CHART, (element, x, y, width, height, device, context, dots) -> {
            Drawing drawing = printed.charts().get(Integer.parseInt(element.getAttribute("data")));
            float wide = (float) width / dots;
            float high = (float) height / dots;
            device.drawWithGraphics((float) x, (float) y, wide, high, graphics -> {
                double scale = Math.min(wide / drawing.width(), high / drawing.height());
                graphics.scale(scale, scale);
                drawing.draw(graphics);
            });
            return null;
        });
        PdfRendererBuilder builder =
                new PdfRendererBuilder().usePdfUaAccessibility(true).withProducer("Balie");
        builder.useFont(PrintFonts::regular, PrintFonts.FAMILY);
        builder.useFont(PrintFonts::bold, PrintFonts.FAMILY, STRONG, FontStyle.NORMAL, true);
        builder.useObjectDrawerFactory(places);
        builder.withW3cDocument(parsed(printed.xhtml()), null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            Calendar made = Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
            made.setTimeInMillis(asOf.toEpochMilli());
            document.getDocumentInformation().setCreationDate(made);
            document.getDocumentInformation().setModificationDate(made);
            // What tells one document from another: PDFBox would make it of the time and the place.
            document.setDocumentId(identity(printed.xhtml(), asOf));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a report could not be written as PDF", e);
        }
    }

    private static long identity(String text, Instant asOf) {
        return ByteBuffer.wrap(DigestUtils.sha256(text + asOf)).getLong();
    }

    private static Document parsed(String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("the template of printed pages is not well-formed", e);
        }
    }
}
