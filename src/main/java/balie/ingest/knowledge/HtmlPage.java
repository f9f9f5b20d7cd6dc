package balie.ingest.knowledge;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * An article in HTML: its title is the first h1, else the title of the page; when it was changed stands in a meta element named updated
 * or date, or in the first time element.
 */
final class HtmlPage {

    private static final String AROUND = "script, style, nav, footer, aside, form, template";
    private static final String BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, blockquote, pre";

    private HtmlPage() {}

    static Draft read(String file, String place, byte[] bytes) throws IOException {
        Document page = Jsoup.parse(
                new ByteArrayInputStream(bytes), null, "", Parser.htmlParser().setTrackPosition(true));
        Draft.Noted updated = updated(page);
        page.select(AROUND).remove();
        Element heading = page.selectFirst("h1");
        return new Draft(
                file,
                0,
                meta(page, "id"),
                place,
                Draft.orNull(heading == null || heading.text().isBlank() ? page.title() : heading.text()),
                updated,
                meta(page, "product"),
                language(page),
                blocks(page));
    }

    private static @Nullable String meta(Document page, String name) {
        Element meta = page.selectFirst("meta[name=" + name + "]");
        return meta == null ? null : Draft.orNull(meta.attr("content"));
    }

    private static @Nullable String language(Document page) {
        Element html = page.selectFirst("html[lang]");
        return html == null ? meta(page, "language") : Draft.orNull(html.attr("lang"));
    }

    private static Draft.@Nullable Noted updated(Document page) {
        return Stream.of("meta[name=updated]", "meta[name=date]", "time[datetime]")
                .map(page::selectFirst)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(HtmlPage::noted)
                .orElse(null);
    }

    private static Draft.@Nullable Noted noted(Element element) {
        String written = Draft.orNull(element.attr(element.nameIs("time") ? "datetime" : "content"));
        return written == null
                ? null
                : new Draft.Noted(written, element.sourceRange().start().lineNumber());
    }

    /** Of blocks in one another the innermost ones: else a list in a cell would be told twice. */
    private static List<String> blocks(Document page) {
        List<String> blocks = page.select(BLOCKS).stream()
                .filter(e -> e.select(BLOCKS).size() == 1)
                .map(Element::text)
                .toList();
        return blocks.isEmpty() ? List.of(page.text()) : blocks;
    }
}
