package balie.sample;

/**
 * A customer of the sample.
 *
 * @param number as the company knows the customer: K10001
 * @param type consumer, retailer or wholesaler
 * @param language nl or en
 * @param objects to direct marketing
 * @param activity how much more often than others this one comes
 * @param written whether this one writes rather than calls or comes by
 */
record Person(
        String number,
        String type,
        String region,
        String language,
        boolean objects,
        double activity,
        boolean written) {}
