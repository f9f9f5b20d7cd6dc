package balie.ingest;

import balie.contract.AsciiText;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Hashes the values of a row with xxHash into 64 bits: enough to tell rows of one key apart, not to keep anybody from making two with
 * one hash on purpose. For one thread.
 */
final class RowHash {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final HexFormat HEX = HexFormat.of();

    private byte[] bytes = new byte[1024];
    private int length;

    /** 16 hex digits. */
    String of(@Nullable Object[] values) {
        length = 0;
        for (Object value : values) {
            put(value);
        }
        return HEX.toHexDigits(XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, length, 0));
    }

    /** Each value says its type, and a text its length, so that no two rows give the same bytes. */
    private void put(@Nullable Object value) {
        if (value == null) {
            put('-');
        } else if (value instanceof String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            put(encoded, 0, encoded.length);
        } else if (value instanceof AsciiText text) {
            put(text.bytes(), text.from(), text.length());
        } else if (value instanceof Instant at) {
            put('t');
            put(at.getEpochSecond());
            put((long) at.getNano());
        } else if (value instanceof Boolean flag) {
            put(flag ? 'y' : 'n');
        } else if (value instanceof Long number) {
            put('l');
            put(number.longValue());
        } else {
            throw new IllegalArgumentException("no value of a row: " + value.getClass());
        }
    }

    private void put(byte[] text, int from, int count) {
        put('s');
        put(count);
        reserve(count);
        System.arraycopy(text, from, bytes, length, count);
        length += count;
    }

    private void put(char type) {
        reserve(1);
        bytes[length++] = (byte) type;
    }

    private void put(long number) {
        reserve(Long.BYTES);
        LONGS.set(bytes, length, number);
        length += Long.BYTES;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
