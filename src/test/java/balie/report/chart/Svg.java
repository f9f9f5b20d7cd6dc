package balie.report.chart;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;

/** An SVG read back, to ask what is in it. */
record Svg(Element root) {

    private static final Pattern TRANSLATE = Pattern.compile("translate\\(([0-9.-]+),([0-9.-]+)\\)");

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
                    Double.parseDouble(e.getAttribute("x")) + moved(e, 1),
                    Double.parseDouble(e.getAttribute("y")) + moved(e, 2),
                    Double.parseDouble(e.getAttribute("textLength")),
                    e.getAttribute("font-weight")));
        }
        return texts;
    }

    /** How far the groups around an element move it: 1 to the right, 2 down. */
    private static double moved(Element element, int direction) {
        double distance = 0;
        for (Node at = element.getParentNode(); at instanceof Element group; at = at.getParentNode()) {
            Matcher translate = TRANSLATE.matcher(group.getAttribute("transform"));
            distance += translate.matches() ? Double.parseDouble(translate.group(direction)) : 0;
        }
        return distance;
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
