package balie.model;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/**
 * How many customers have a product, whether or not they get in touch.
 *
 * @param product in the words of the exports
 * @param customerType null: customers of all types
 */
public record CustomerBase(String product, @Nullable String customerType, long customers) implements Serializable {}
