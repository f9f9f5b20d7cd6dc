package balie.report.html;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What every page carries in itself.
 *
 * @param css the style sheet
 * @param script the script; pages work without it
 * @param policy the content security policy: this script and this style sheet and no other, no style of an element, and nothing is loaded
 */
public record PageAssets(String css, String script, String policy) {

    /** Those of most pages. */
    static PageAssets load() {
        return of(resource("page.css"), resource("page.js"));
    }

    /** Those of lists, which look the same and have a script of their own. */
    static PageAssets ofLists() {
        return of(resource("page.css"), resource("list.js")).and("list.css");
    }

    private static PageAssets of(String css, String script) {
        return new PageAssets(
                css,
                script,
                "default-src 'none'; style-src 'sha256-" + sha256(css) + "'; script-src 'sha256-" + sha256(script)
                        + "'; base-uri 'none'; form-action 'none'");
    }

    /** The same with a style sheet of a page's own behind that of all. */
    PageAssets and(String ownStyle) {
        return of(css + "\n" + resource(ownStyle), script);
    }

    static String resource(String name) {
        try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("a part of the program is missing", e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
