package balie.metrics;

import balie.contract.TableContract;

import java.util.List;
import java.util.function.Function;

/** A derivation of which is told once and for all what it is made of. */
public abstract class DerivedTable implements Derivation {

    private final TableContract output;
    private final List<Metric> inputs;
    private final Function<MetricContext, List<Definition>> definitions;

    /**
     * @param output the result
     * @param inputs what it is made of
     * @param definitions what its figures say, as a job has set them
     */
    protected DerivedTable(
            TableContract output, List<Metric> inputs, Function<MetricContext, List<Definition>> definitions) {
        this.output = output;
        this.inputs = List.copyOf(inputs);
        this.definitions = definitions;
    }

    /** The same where no job can set anything. */
    protected DerivedTable(TableContract output, List<Metric> inputs, List<Definition> definitions) {
        this(output, inputs, context -> definitions);
    }

    @Override
    public final TableContract output() {
        return output;
    }

    @Override
    public final List<Definition> definitions(MetricContext context) {
        return definitions.apply(context);
    }

    @Override
    public final List<Metric> inputs() {
        return inputs;
    }
}
