package balie.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import java.util.function.UnaryOperator;

/** The templates of pages. */
final class Templates {

    private static final String GENERATED = "balie.report.html.generated";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), GENERATED);

    /** @param shown what becomes of each text before it is escaped, besides being cleaned */
    String render(String template, Object view, UnaryOperator<String> shown) {
        StringOutput out = new StringOutput();
        engine.render(template, view, new CleanOutput(out, shown));
        return out.toString();
    }
}
