package balie.report.chart;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;

/** An SVG read back, to ask what is in it. */
record Svg(Element root) {

    static Svg parse(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            return new Svg(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement());
        } catch (Exception e) {
            throw new AssertionError("no XML: " + svg, e);
        }
    }

    record Text(String content, double x, double y, double width, String weight) {
        double right() {
            return x + width;
        }
    }

    double number(String attribute) {
        return Double.parseDouble(root.getAttribute(attribute));
    }

    List<Text> texts() {
        List<Text> texts = new ArrayList<>();
        for (Element e : elements("text")) {
            texts.add(new Text(
                    e.getTextContent(),
                    Double.parseDouble(e.getAttribute("x")),
                    Double.parseDouble(e.getAttribute("y")),
                    Double.parseDouble(e.getAttribute("textLength")),
                    e.getAttribute("font-weight")));
        }
        return texts;
    }

    Text text(String content) {
        return texts().stream()
                .filter(t -> t.content().equals(content))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no text '" + content + "' among " + contents()));
    }

    List<String> contents() {
        return texts().stream().map(Text::content).toList();
    }

    List<Element> elements(String name) {
        NodeList found = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    List<Element> elements(String name, String attribute, String value) {
        return elements(name).stream()
                .filter(e -> e.getAttribute(attribute).equals(value))
                .toList();
    }
}
