package balie.ingest.knowledge;

import balie.config.YamlMap;
import balie.config.YamlNode;
import balie.issue.Problems;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An article in Markdown (CommonMark), with or without front matter: YAML between two lines of three hyphens at its beginning. Keys of
 * the front matter that are not looked for may be there too.
 */
final class MarkdownPage {

    private static final String FENCE = "---";
    private static final Parser PARSER = Parser.builder().build();
    private static final TextContentRenderer PLAIN =
            TextContentRenderer.builder().build();

    private final List<String> blocks = new ArrayList<>();
    private @Nullable String heading;

    private MarkdownPage() {}

    /**
     * @param file as shown in messages
     * @param place what it goes by without an id of its own
     * @param name what it is called without a title and heading
     */
    static Draft read(String file, String place, String name, String text, Problems problems) {
        List<String> lines = text.lines().toList();
        int end = frontMatterEnd(lines);
        Optional<YamlMap> front = end <= 1
                ? Optional.empty()
                // An empty line in place of the first fence, so that lines count as in the file.
                : YamlNode.parse(file, "\n" + String.join("\n", lines.subList(1, end)), problems);
        MarkdownPage page = new MarkdownPage();
        page.take(PARSER.parse(String.join("\n", lines.subList(end == 0 ? 0 : end + 1, lines.size()))));
        String title = front.flatMap(f -> text(f, "title")).orElse(page.heading);
        return new Draft(
                file,
                0,
                front.flatMap(f -> text(f, "id")).orElse(null),
                place,
                title == null ? name : title,
                front.flatMap(f -> noted(f, "updated")).orElse(null),
                front.flatMap(f -> text(f, "product")).orElse(null),
                front.flatMap(f -> text(f, "language")).orElse(null),
                page.blocks);
    }

    /** The line of the closing fence, from 0; 0: there is no front matter. */
    private static int frontMatterEnd(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).stripTrailing().equals(FENCE)) {
            return 0;
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(FENCE)) {
                return i;
            }
        }
        return 0;
    }

    private static Optional<String> text(YamlMap front, String key) {
        return front.get(key)
                .filter(n -> !n.isEmpty())
                .flatMap(n -> n.asText("'" + key + "'"))
                .map(String::strip);
    }

    private static Optional<Draft.Noted> noted(YamlMap front, String key) {
        int line = front.get(key).map(YamlNode::line).orElse(0);
        return text(front, key).map(written -> new Draft.Noted(written, line));
    }

    private void take(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading node) {
                String text = PLAIN.render(node).strip();
                if (heading == null && !text.isEmpty()) {
                    heading = text;
                }
                blocks.add(text);
            }

            @Override
            public void visit(Paragraph node) {
                blocks.add(PLAIN.render(node));
            }
        });
    }
}
