package balie.bench;

import java.util.Map;
import java.util.TreeMap;

/** What a benchmark was called with: {@code --name value} in pairs. */
final class Options {

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads them.
     *
     * @param defaults of every option there is, by its name without the dashes
     */
    static Options of(String[] args, Map<String, String> defaults) {
        Map<String, String> values = new TreeMap<>(defaults);
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i].replaceFirst("^--", "");
            if (!defaults.containsKey(name) || i + 1 == args.length) {
                throw new IllegalArgumentException(
                        "no option " + args[i] + ", or no value of it; there are " + defaults);
            }
            values.put(name, args[i + 1]);
        }
        return new Options(values);
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no option " + name);
        }
        return value;
    }

    /** With or without lines in it: 10_000_000. */
    long whole(String name) {
        return Long.parseLong(text(name).replace("_", ""));
    }

    double share(String name) {
        return Double.parseDouble(text(name));
    }
}
