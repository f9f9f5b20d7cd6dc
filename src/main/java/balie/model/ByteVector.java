package balie.model;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.Arrays;

/** A vector of signed bytes, one a dimension, that is equal to another of the same bytes. */
public final class ByteVector implements Serializable {

    private static final long serialVersionUID = 1L;

    private final byte[] values;

    /** @param values not copied: they must not change any more */
    public ByteVector(byte[] values) {
        this.values = values;
    }

    /** Not copied: they must not be changed. */
    public byte[] values() {
        return values;
    }

    public int dimensions() {
        return values.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ByteVector vector && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length + " dimensions, hash " + hashCode();
    }
}
