package balie.sample;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One file of the sample.
 *
 * @param path below sample-data/
 * @param records in it; 0 where the file is no export
 * @param broken the records in it that can not be taken in
 */
record SampleFile(String path, String text, Charset charset, int records, List<Broken> broken) {

    /**
     * A record that was broken on purpose.
     *
     * @param line on which it begins
     * @param column at fault; empty: the whole record
     * @param what is wrong with it
     */
    record Broken(int line, String column, String what) {}

    static SampleFile plain(String path, String text) {
        return new SampleFile(path, text, StandardCharsets.UTF_8, 0, List.of());
    }

    byte[] bytes() {
        return text.getBytes(charset);
    }
}
