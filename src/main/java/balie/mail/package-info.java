/** Letters and the way to a server of mail (SMTP). Knows nothing of reports, and no Spark. */
@NullMarked
package balie.mail;

import org.jspecify.annotations.NullMarked;
