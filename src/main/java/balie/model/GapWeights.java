package balie.model;

import java.io.Serializable;

/**
 * How much each of five outcomes weighs where questions are ranked by what better knowledge would win, 0-100 each.
 *
 * @param notFirstLevel a case that the first level did not settle
 * @param escalated a contact that somebody else had to take over
 * @param researched a contact for which something had to be looked up
 * @param reopened a case that was opened again
 * @param repeated a contact after which the customer came again on the same matter
 */
public record GapWeights(double notFirstLevel, double escalated, double researched, double reopened, double repeated)
        implements Serializable {

    /** Looking something up costs time, but the customer gets the answer: it weighs half. */
    public static final GapWeights USUAL = new GapWeights(1, 1, 0.5, 1, 1);
}
