package balie.metrics.service;

import balie.metrics.RateFamily;
import balie.metrics.RateMeasure;
import balie.model.EscalationTarget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How customers are served: in time, escalated and to whom, looked up, come again, complaining, satisfied, and what is sold. */
public final class ServiceRates {

    private ServiceRates() {}

    /** The table and its rates. */
    public static RateFamily family() {
        return new RateFamily("service_rates", measures());
    }

    private static List<RateMeasure> measures() {
        List<RateMeasure> measures = new ArrayList<>(List.of(new Timely(), new Escalated()));
        Arrays.stream(EscalationTarget.values()).map(EscalatedTo::new).forEach(measures::add);
        measures.addAll(List.of(
                new Researched(),
                new Repeated(),
                new Complained(),
                new Satisfied(),
                new RatingGiven(),
                new SaleOffered(),
                new SaleAccepted()));
        return measures;
    }
}
