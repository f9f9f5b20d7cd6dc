package balie.ingest;

import balie.ingest.profile.Masking;
import balie.text.redact.Redaction;

import java.util.Collection;
import java.util.List;

/** Names of columns for messages. An export without a header has persons where names of columns should be. */
final class HeaderNames {

    private HeaderNames() {}

    /** The names; all masked where one of them looks like a value of somebody. */
    static List<String> told(Collection<String> columns) {
        boolean values = columns.stream().anyMatch(HeaderNames::isValue);
        return columns.stream().map(name -> values ? Masking.mask(name) : name).toList();
    }

    private static boolean isValue(String name) {
        String text = name.replace('_', ' ');
        return Masking.isNoWord(text) || !Redaction.redact(text).equals(text);
    }
}
