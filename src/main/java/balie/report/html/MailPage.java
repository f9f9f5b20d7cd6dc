package balie.report.html;

import balie.report.MailText;

/** What a mail says, as HTML that programs for mail show alike: no style sheet, no script, no picture, nothing loaded. */
public final class MailPage {

    private MailPage() {}

    /** Texts are data: they are cleaned and escaped. */
    public static String of(MailText mail) {
        return new Templates().render("mail.jte", mail, text -> text);
    }
}
