package balie.mail;

import java.util.Arrays;
import java.util.Objects;

/**
 * A file that goes with a letter.
 *
 * @param name of the file, plain ASCII
 * @param type its media type
 */
@SuppressWarnings("ArrayRecordComponent") // Copied in and out, and compared by content.
public record Attachment(String name, String type, byte[] bytes) {

    public Attachment {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** In bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that
                && name.equals(that.name)
                && type.equals(that.type)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
        return name + ", " + type + ", " + bytes.length + " bytes";
    }
}
