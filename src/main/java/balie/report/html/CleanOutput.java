package balie.report.html;

import balie.report.SafeText;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import org.jspecify.annotations.Nullable;

/**
 * Escapes whatever a template inserts, after cleaning it: no template can forget to.
 *
 * <p>What a template inserts as unsafe, our own style sheet and charts, passes unchanged.
 */
final class CleanOutput extends OwaspHtmlTemplateOutput {

    CleanOutput(TemplateOutput out) {
        super(out);
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        super.writeUserContent(value == null ? null : SafeText.of(value));
    }
}
