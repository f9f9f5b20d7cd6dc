package balie.model;

/** What kind of customer it is. */
public enum CustomerType implements Term {
    CONSUMER("Somebody who buys for private use."),
    RETAILER("A shop that sells on to consumers."),
    WHOLESALER("A trader who sells on to shops or other trade.");

    private final String doc;

    CustomerType(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
