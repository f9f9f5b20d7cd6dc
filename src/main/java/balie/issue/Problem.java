package balie.issue;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a call, a configuration file or an input file as a whole.
 *
 * @param file where it is; null: on the command line
 * @param line counted from 1; 0: the file as a whole
 * @param found what is wrong, with the offending value
 * @param remedy what to do about it
 */
public record Problem(@Nullable String file, int line, String found, String remedy) {

    /** {@code jobs/weekly.yaml:7: unknown key 'metric'; did you mean 'metrics'?} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (file != null) {
            text.append(file);
            if (line > 0) {
                text.append(':').append(line);
            }
            text.append(": ");
        }
        text.append(found);
        if (!remedy.isEmpty()) {
            text.append("\n    ").append(remedy);
        }
        return text.toString();
    }
}
