package balie.report.html;

import balie.report.SafeText;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import org.jspecify.annotations.Nullable;

import java.util.function.UnaryOperator;

/**
 * Escapes whatever a template inserts, after cleaning it: no template can forget to.
 *
 * <p>What a template inserts as unsafe, our own style sheet and charts, passes unchanged.
 */
final class CleanOutput extends OwaspHtmlTemplateOutput {

    private final UnaryOperator<String> shown;

    /** @param shown what becomes of a text that is clean */
    CleanOutput(TemplateOutput out, UnaryOperator<String> shown) {
        super(out);
        this.shown = shown;
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        super.writeUserContent(value == null ? null : shown.apply(SafeText.of(value)));
    }
}
