package balie.metrics.service;

import balie.contract.Interactions;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.RateMeasure;
import balie.model.Audience;
import balie.model.EscalationTarget;

import java.util.Map;
import java.util.Objects;

/**
 * Contacts that were last escalated to a certain target / contacts whose escalations are counted; inbound, opened in the period,
 * without merged, spam, deleted and test ones; unit: contacts; clock: state as exported. An escalation whose target is not recorded
 * is in the denominator and in none of these.
 */
final class EscalatedTo implements RateMeasure {

    private static final Map<EscalationTarget, String> WORDS = Map.of(
            EscalationTarget.COLLEAGUE, "a better-informed colleague",
            EscalationTarget.SUPERVISOR, "a supervisor",
            EscalationTarget.SPECIALIST_TEAM, "another team or level",
            EscalationTarget.SUPPLIER, "a supplier or partner");

    private final EscalationTarget target;
    private final Definition definition;

    EscalatedTo(EscalationTarget target) {
        this.target = target;
        String words = Objects.requireNonNull(WORDS.get(target));
        this.definition = Definition.rate(
                        "escalated_to_" + target.code(),
                        "Escalated to " + words,
                        "Contacts last escalated to " + words,
                        "contacts whose escalations are counted")
                .clock(Clock.STATE)
                .needs(Interactions.ESCALATION_COUNT, Interactions.ESCALATION_TARGET)
                .answers("How often does " + words + " have to take over?")
                .audience(Audience.TRAINING)
                .source("ITIL, functional and hierarchic escalation");
    }

    @Override
    public Measure measure(MetricContext context) {
        return new Measure(
                        definition,
                        context.period(),
                        Population.counted()
                                .and(Interactions.ESCALATION_COUNT.col().isNotNull()),
                        Interactions.ESCALATION_COUNT
                                .col()
                                .gt(0)
                                .and(Interactions.ESCALATION_TARGET.col().equalTo(target.code())))
                .whileOpen(context);
    }
}
