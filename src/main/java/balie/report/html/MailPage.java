package balie.report.html;

import balie.report.MailText;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** What a mail says, as HTML that programs for mail show alike: no style sheet, no script, no picture, nothing loaded. */
public final class MailPage {

    private MailPage() {}

    /** Texts are data: they are cleaned and escaped. */
    public static String of(MailText mail) {
        StringOutput out = new StringOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, MailPage.class.getClassLoader(), HtmlPages.TEMPLATES)
                .render("mail.jte", mail, new CleanOutput(out));
        return out.toString();
    }
}
