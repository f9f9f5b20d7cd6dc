package balie.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Pseudonyms of contacts in a list: two of one customer have nothing in common for who has no key, and who has the customer's id and the
 * key can make them all, so that the person can be taken out of a list that was published.
 */
public final class ContactNames {

    /** As many contacts of one customer a list has at most. */
    public static final int MOST = 50;

    private ContactNames() {}

    /**
     * The name of a contact.
     *
     * @param customerKey of the customer
     * @param nth which contact of the customer it is in the list, from 1 to {@link #MOST}
     */
    public static String of(Pseudonyms pseudonyms, String customerKey, int nth) {
        return pseudonyms.of("contact\n" + nth + "\n" + customerKey);
    }

    /** All names that contacts of a customer can have. */
    public static List<String> all(Pseudonyms pseudonyms, String customerKey) {
        List<String> names = new ArrayList<>();
        for (int nth = 1; nth <= MOST; nth++) {
            names.add(of(pseudonyms, customerKey, nth));
        }
        return names;
    }
}
