package balie.model;

/** When a case counts as resolved in the first contact. The definitions differ by a factor of twenty on the same cases. */
public enum FirstContact implements Term {
    RECORDED("The desk flags it so."),
    ONE_TOUCH("Resolved, with exactly one public reply of an agent."),
    UNDER_TWO_REPLIES("Resolved, with no or one public reply of an agent."),
    NO_CUSTOMER_REPLY("Resolved, and the customer did not reply."),
    FIRST_HOUR("Resolved within an open hour, without escalation."),
    NO_REPEAT("The customer did not come again on the same matter within the days the job says.");

    private final String doc;

    FirstContact(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }

    /**
     * The id of the measure.
     *
     * @param repeatWithinDays within how many days another contact is a repeat
     */
    public String measure(int repeatWithinDays) {
        return "fcr_" + code() + (this == NO_REPEAT ? "_" + repeatWithinDays + "_days" : "");
    }
}
