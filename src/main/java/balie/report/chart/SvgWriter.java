package balie.report.chart;

import balie.report.SafeText;
import balie.report.chart.Theme.Style;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a drawing as SVG for use inside HTML: real text, no prolog, and no ids at all, so that charts on a page cannot
 * clash.
 *
 * <p>Batik makes the elements. Only their shapes, texts and looks are kept: its comments, its many defaults and its
 * clips, which are as large as the whole chart, are not.
 */
final class SvgWriter {

    private static final String SVG = "http://www.w3.org/2000/svg";

    private static final int DECIMALS = 2;

    private static final List<String> GEOMETRY = List.of(
            "x",
            "y",
            "width",
            "height",
            "x1",
            "y1",
            "x2",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "d",
            "points",
            "transform");

    /** What is inherited from groups, with the value that need not be written. */
    private static final Map<String, String> LOOKS = new TreeMap<>(Map.of(
            "fill", "black",
            "stroke", "none",
            "stroke-width", "1",
            "stroke-dasharray", "none",
            "font-weight", "normal",
            "font-size", ""));

    private static final Pattern RGB = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");

    private final Lettering lettering;

    SvgWriter(Lettering lettering) {
        this.lettering = lettering;
    }

    String write(Drawing drawing, String alternative) {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(DECIMALS);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        drawing.draw(graphics);
        StringWriter text = new StringWriter();
        try {
            // The platform's own writer: others on the class path quote differently.
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writeRoot(out, drawing, alternative);
            Element root = graphics.getRoot();
            Map<String, String> looks = looks(root, LOOKS);
            for (Node child : children(root)) {
                writeNode(out, child, looks);
            }
            out.writeEndElement();
            out.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a chart could not be written as XML", e);
        }
        return text.toString();
    }

    private static void writeRoot(XMLStreamWriter out, Drawing drawing, String alternative) throws XMLStreamException {
        out.writeStartElement("svg");
        out.writeAttribute("xmlns", SVG);
        out.writeAttribute("width", Integer.toString(drawing.width()));
        out.writeAttribute("height", Integer.toString(drawing.height()));
        out.writeAttribute("viewBox", "0 0 " + drawing.width() + " " + drawing.height());
        out.writeAttribute("role", "img");
        out.writeAttribute("aria-label", SafeText.of(alternative));
        out.writeAttribute("font-family", Theme.FONT_FAMILY);
    }

    private void writeNode(XMLStreamWriter out, Node node, Map<String, String> inherited) throws XMLStreamException {
        if (!(node instanceof Element element)) {
            return;
        }
        Map<String, String> looks = looks(element, inherited);
        switch (element.getTagName()) {
            case "g" -> writeGroup(out, element, looks);
            case "text" -> writeText(out, element, looks);
            case "line", "rect", "path", "circle", "ellipse", "polygon", "polyline" -> writeShape(out, element, looks);
            case "defs" -> {}
            default -> throw new IllegalStateException("a chart holds an unexpected element: " + element.getTagName());
        }
    }

    /** Groups that only carry looks are left out; one that moves its charts stays. */
    private void writeGroup(XMLStreamWriter out, Element group, Map<String, String> looks) throws XMLStreamException {
        boolean moved = group.hasAttribute("transform");
        if (moved) {
            out.writeStartElement("g");
            out.writeAttribute("transform", group.getAttribute("transform"));
        }
        for (Node child : children(group)) {
            writeNode(out, child, looks);
        }
        if (moved) {
            out.writeEndElement();
        }
    }

    private static Map<String, String> looks(Element element, Map<String, String> inherited) {
        Map<String, String> looks = new TreeMap<>(inherited);
        LOOKS.keySet().stream()
                .filter(element::hasAttribute)
                .forEach(name -> looks.put(name, element.getAttribute(name)));
        return looks;
    }

    private static void writeShape(XMLStreamWriter out, Element shape, Map<String, String> looks)
            throws XMLStreamException {
        out.writeEmptyElement(shape.getTagName());
        writeGeometry(out, shape);
        boolean stroked = !"none".equals(looks.get("stroke"));
        for (String name : List.of("fill", "stroke", "stroke-width", "stroke-dasharray")) {
            if (stroked || !name.startsWith("stroke")) {
                writeLook(out, name, looks);
            }
        }
    }

    /** With its width, so that it takes the same room in whatever font a reader's machine has. */
    private void writeText(XMLStreamWriter out, Element text, Map<String, String> looks) throws XMLStreamException {
        String content = text.getTextContent();
        double size = Double.parseDouble(looks.getOrDefault("font-size", "").replace("px", ""));
        Style style = new Style(size, "bold".equals(looks.get("font-weight")), Theme.TEXT);
        out.writeStartElement("text");
        writeGeometry(out, text);
        for (String name : List.of("fill", "font-size", "font-weight")) {
            writeLook(out, name, looks);
        }
        out.writeAttribute("textLength", Scale.plain(lettering.width(content, style), DECIMALS));
        out.writeAttribute("lengthAdjust", "spacingAndGlyphs");
        out.writeCharacters(content);
        out.writeEndElement();
    }

    private static void writeGeometry(XMLStreamWriter out, Element element) throws XMLStreamException {
        for (String name : GEOMETRY) {
            if (element.hasAttribute(name)) {
                out.writeAttribute(name, element.getAttribute(name));
            }
        }
    }

    private static void writeLook(XMLStreamWriter out, String name, Map<String, String> looks)
            throws XMLStreamException {
        String value = looks.getOrDefault(name, "");
        if (!value.equals(LOOKS.get(name))) {
            out.writeAttribute(name, hex(value.replace("px", "")));
        }
    }

    private static String hex(String value) {
        Matcher rgb = RGB.matcher(value);
        if (!rgb.matches()) {
            return value;
        }
        int colour = 0;
        for (int i = 1; i <= 3; i++) {
            colour = colour * 256 + Integer.parseInt(rgb.group(i));
        }
        return "#" + Integer.toHexString(0x1000000 | colour).substring(1);
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        return children;
    }
}
