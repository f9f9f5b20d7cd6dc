package balie.metrics.insight.event;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.model.Kind;
import org.apache.spark.sql.Column;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/** What is counted in each window of {@link EventSums}, and of which contacts. */
final class EventFigures {

    private EventFigures() {}

    /** In which groups a contact stands in a window; empty: in none. */
    static Column groups(MetricContext context) {
        Column about = col(EventSums.IS_ABOUT);
        // Where neither product nor question is known a contact may be about anything.
        Column told = Population.availableFor(List.of(Interactions.PRODUCT), context.availability())
                .or(Population.availableFor(List.of(EnrichedInteractions.QUESTION_ID), context.availability()));
        Column type =
                concat(lit(EventSums.OF_TYPE), coalesce(Interactions.CUSTOMER_TYPE.col(), lit(ResultColumns.UNKNOWN)));
        Column objects = coalesce(EnrichedInteractions.OBJECTS_TO_MARKETING.col(), lit(false));
        return when(is(Window.DATA), array(lit(ResultColumns.ALL)))
                .when(
                        is(Window.BEFORE, Window.AFTER),
                        when(col("about_product").isNull(), array(lit(EventSums.DESK)))
                                .when(about, array(lit(EventSums.ABOUT)))
                                .when(told.and(About.isKnown()), array(lit(EventSums.ELSEWHERE))))
                .when(
                        is(Window.BASELINE, Window.RESPONSE),
                        when(told.and(objects.unary_$bang()), array(lit(ResultColumns.ALL), type)))
                .otherwise(when(about, array(lit(EventSums.ABOUT))));
    }

    private static Column is(Window... windows) {
        return EventSums.WINDOW.col().isin(Stream.of(windows).map(Window::code).toArray());
    }

    /** What is counted of a customer: among which contacts, and which of them. */
    record Figure(String measure, Column counted, Column hit) {}

    static List<Figure> of(MetricContext context) {
        List<Figure> figures = new ArrayList<>();
        for (Measure measure : EventMeasures.resolution(context)) {
            Column old =
                    Interactions.OPENED_AT.col().leq(lit(context.asOf().minus(EventMeasures.age(measure, context))));
            Column counted = is(Window.BEFORE, Window.AFTER)
                    .and(old)
                    .and(measure.population())
                    .and(Population.availableFor(measure.needs(), context.availability()));
            figures.add(new Figure(measure.id(), counted, measure.hit()));
        }
        Column response = is(Window.BASELINE, Window.RESPONSE);
        Column kind = Interactions.KIND.col();
        Column hasKind =
                kind.isNotNull().and(Population.availableFor(List.of(Interactions.KIND), context.availability()));
        figures.add(new Figure(EventSums.CONTACTS, response, col(EventSums.IS_ABOUT)));
        figures.add(new Figure(
                EventSums.COMPLAINTS,
                response.and(hasKind),
                col(EventSums.IS_ABOUT).and(kind.equalTo(Kind.COMPLAINT.code()))));
        figures.add(new Figure(
                EventSums.ASKED,
                is(Window.DATA, Window.ASKED_BEFORE, Window.FIRST_WEEKS, Window.SINCE),
                col(EventSums.DAY).lt(col("briefed_day"))));
        return figures;
    }
}
