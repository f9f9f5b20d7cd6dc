package balie.ingest.knowledge;

import balie.issue.Problem;
import balie.issue.Problems;
import balie.model.Article;
import balie.model.ArticleText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class KnowledgeBaseTest {

    private static final String FRONT =
            "---\ntitle: 'Returns: how'\nupdated: 2026-05-06\nproduct: Lumo\nlanguage: nl-BE\ntags: [a]\n---\n";

    @TempDir
    private Path folder;

    private final Problems call = new Problems();
    private final Problems data = new Problems();

    private void write(String path, String text) throws IOException {
        write(path, text, StandardCharsets.UTF_8);
    }

    private void write(String path, String text, Charset charset) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(charset));
    }

    private KnowledgeBase read(String shown) {
        return KnowledgeBase.read(folder.resolve(shown), shown, call, data);
    }

    private ArticleText one() {
        KnowledgeBase base = read("kb");
        assertThat(data.list()).isEmpty();
        assertThat(base.articles()).hasSize(1);
        return base.articles().get(0);
    }

    private static List<String> told(Problems problems) {
        return problems.list().stream().map(Problem::toString).toList();
    }

    @Test
    void a_page_of_markdown_with_front_matter() throws IOException {
        write(
                "kb/a/returns.md",
                FRONT + "# Returning\n\nSend *it* back. Use [our form](https://x.example).\n\n- Within\n  30 days\n");

        ArticleText text = one();

        assertThat(text.article())
                .isEqualTo(new Article("a/returns.md", "Returns: how", LocalDate.of(2026, 5, 6), "Lumo"));
        assertThat(text.language()).isEqualTo("nl");
        assertThat(text.passages().subList(0, 3)).containsExactly("Returns: how", "Returning", "Send it back.");
        assertThat(text.passages().get(3)).startsWith("Use ").contains("our form");
        assertThat(text.passages().get(4)).isEqualTo("Within 30 days");
    }

    @Test
    void persons_in_the_name_of_a_page_its_title_and_its_product_are_not_told() throws IOException {
        write("kb/antwoord_mevr. Jansen_06-12345678.md", "Some words.\n");
        write("kb/b_c.md", "---\ntitle: Voor mevr. Jansen\nproduct: Lumo van a@b.nl\n---\nWords.\n");

        List<Article> articles =
                read("kb").articles().stream().map(ArticleText::article).toList();

        assertThat(articles.get(0).id()).matches("article-[0-9a-f]{12}");
        assertThat(articles.get(0).title()).isEqualTo("antwoord mevr. [name] [phone]");
        assertThat(articles.get(1)).isEqualTo(new Article("b_c.md", "Voor mevr. [name]", null, "Lumo van [e-mail]"));
    }

    @Test
    void without_front_matter_a_page_is_called_by_its_heading_else_by_its_file() throws IOException {
        write("kb/one.md", "Some words.\n\n## The heading\n\nMore.");
        write("kb/two.md", "Only words.\n");
        write("kb/three.md", "---\n\nA line above, no front matter.\n");

        assertThat(read("kb").articles())
                .extracting(t -> t.article().title())
                .containsExactly("The heading", "three", "two");
        assertThat(data.list()).isEmpty();
    }

    @Test
    void a_page_of_html_is_read_without_what_stands_around_it() throws IOException {
        write(
                "kb/x.htm",
                "<html lang='en'><head><title>Help | Shop</title><meta name='product' content='Belia'></head><body>"
                        + "<nav><p>Home</p></nav><h1>The battery</h1><p>Changed <time datetime='2026-09-07T10:00'>once</time></p>"
                        + "<ul><li><p>Charge it fully.</p></li></ul><script>x()</script></body></html>");

        ArticleText text = one();

        assertThat(text.article()).isEqualTo(new Article("x.htm", "The battery", LocalDate.of(2026, 9, 7), "Belia"));
        assertThat(text.language()).isEqualTo("en");
        assertThat(text.passages()).containsExactly("The battery", "Changed once", "Charge it fully.");
    }

    @Test
    void a_table_has_a_row_an_article() throws IOException {
        write("kb.csv", "id;title;text;updated\nA1;First;One. Two.;2026-01-02\nA0;Second;;\n");

        List<ArticleText> articles = read("kb.csv").articles();

        assertThat(data.list()).isEmpty();
        assertThat(articles).extracting(t -> t.article().id()).containsExactly("A0", "A1");
        assertThat(articles.get(1).passages()).containsExactly("First", "One.", "Two.");
        assertThat(articles.get(0).article().updated()).isNull();
    }

    @Test
    void all_that_is_wrong_with_a_table_is_told_with_its_line() throws IOException {
        write("kb.csv", "id,title,text,updated\nA,One,t,soon\nB,,t,\nA,Three,t,2026-02-30\n");

        read("kb.csv");

        assertThat(told(data)).hasSize(4);
        assertThat(data.list()).extracting(Problem::line).containsExactlyInAnyOrder(2, 3, 4, 4);
        assertThat(String.join("\n", told(data)))
                .contains("updated is 'soon'", "no title", "the id 'A' too: kb.csv, line 2", "updated is '2026-02-30'");
    }

    @Test
    void a_table_without_the_columns_is_no_knowledge_base() throws IOException {
        write("kb.csv", "name,body\nOne,t\n");

        read("kb.csv");

        assertThat(told(data)).hasSize(1);
        assertThat(told(data).get(0)).contains("kb.csv").contains("title");
    }

    @Test
    void all_that_is_wrong_with_pages_is_told_with_file_and_line() throws IOException {
        write("kb/date.md", "---\ntitle: T\nupdated: last week\n---\ntext");
        write("kb/yaml.md", "---\ntitle: a: b\n---\ntext");
        write("kb/latin.md", "# Caf\u00e9", StandardCharsets.ISO_8859_1);
        write("kb/none.html", "<p>text</p>");
        write("kb/same.md", "---\nid: date.md\n---\ntext");

        read("kb/");

        assertThat(told(data)).hasSize(5);
        assertThat(data.list())
                .filteredOn(p -> p.toString().contains("date.md") && p.line() == 3)
                .hasSize(1);
        assertThat(data.list())
                .filteredOn(p -> p.toString().contains("kb/yaml.md") && p.line() == 2)
                .hasSize(1);
        assertThat(String.join("\n", told(data)))
                .contains("kb/latin.md", "not UTF-8", "kb/none.html", "no title", "the id 'date.md' too");
    }

    @Test
    void an_empty_folder_says_what_is_looked_for() throws IOException {
        write("kb/notes.txt", "no article");
        write("kb/.git/hidden.md", "# Not ours");

        read("kb");

        assertThat(told(data)).hasSize(1);
        assertThat(told(data).get(0)).contains("no article").contains(".md, .html and .htm");
        assertThat(call.isEmpty()).isTrue();
    }

    @Test
    void a_place_that_is_not_there_is_a_wrong_call() {
        assertThat(read("kb").articles()).isEmpty();
        assertThat(told(call)).hasSize(1);
        assertThat(data.isEmpty()).isTrue();
    }

    @Test
    void only_places_and_content_make_the_hash() throws IOException {
        write("kb/a.md", "# A");
        write("kb/b.md", "# B");
        KnowledgeBase before = read("kb");
        Files.setLastModifiedTime(folder.resolve("kb/a.md"), FileTime.fromMillis(0));
        assertThat(read("kb")).isEqualTo(before);
        write("kb/b.md", "# C");
        assertThat(read("kb").sha256()).isNotEqualTo(before.sha256());
    }
}
