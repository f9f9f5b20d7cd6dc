package balie.ingest.draft;

import balie.config.MappingReader;
import balie.config.SourceMapping.Format;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.ingest.profile.ColumnProfile;
import balie.ingest.profile.ColumnType;
import balie.ingest.profile.TableProfile;
import balie.ingest.profile.Times;
import balie.ingest.read.CsvDialect;
import balie.ingest.read.TableFormat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The text of a drafted mapping: what was guessed and why, and what a person has to decide. */
final class MappingDraft {

    private static final int FEWEST_PROOFS = 3;
    private static final int MOST_PROOFS = 6;
    private static final int MOST_UNDECIDED = 40;

    private final String file;
    private final TableProfile table;
    private final List<Guess> guesses;
    private final Synonyms synonyms;
    private final StringBuilder text = new StringBuilder();
    private final List<String> decisions = new ArrayList<>();

    private MappingDraft(String file, TableProfile table, List<Guess> guesses, Synonyms synonyms) {
        this.file = file;
        this.table = table;
        this.guesses = guesses;
        this.synonyms = synonyms;
    }

    /**
     * A mapping and what it leaves open.
     *
     * @param decisions what a person has to decide, in sentences
     */
    record Written(String yaml, List<String> decisions) {}

    static Written write(String file, TableProfile table, List<Guess> guesses, Synonyms synonyms) {
        MappingDraft draft = new MappingDraft(file, table, guesses, synonyms);
        draft.body();
        return new Written(draft.head() + draft.text, List.copyOf(draft.decisions));
    }

    private String head() {
        StringBuilder head = new StringBuilder();
        head.append("# A draft, made from ")
                .append(Yaml.comment(file))
                .append(". What was guessed says why: read every line.\n");
        if (!decisions.isEmpty()) {
            head.append("# To decide before it can be trusted:\n");
            decisions.forEach(d -> head.append("#   - ").append(Yaml.comment(d)).append('\n'));
        }
        head.append("# What each key means: jobs/README.md\n");
        return head.toString();
    }

    private void body() {
        line("describes: " + Yaml.text("Exports like " + file + "; a draft: say here in a sentence which they are"));
        format();
        nulls();
        zone();
        updates();
        recognition();
        line("columns:");
        guesses.forEach(this::column);
        missing(
                Interactions.INTERACTION_ID,
                "No column was found that numbers the cases",
                "{from: [the column of the case number]}");
        if (!Guesses.areUpdates(guesses)) {
            missing(
                    Interactions.OPENED_AT,
                    "No column was found that says when a case began",
                    "{from: [a column], time: iso}");
        }
        missing(
                Interactions.STATUS,
                "No column was found that says how a case stands",
                "{from: [a column], values: {resolved: [Solved]}}");
        unused();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void format() {
        TableFormat format = table.format();
        if (format.format() != Format.CSV) {
            line("format: " + format.format().key());
            return;
        }
        line("format: csv");
        // What is UTF-8 is seen from the bytes; and a file without an accent says nothing of the next one.
        line((format.encoding().equals("UTF-8") ? "# " : "") + "encoding: " + format.encoding() + why("encoding"));
        line("delimiter: " + character(format.delimiter()) + why("delimiter"));
        if (format.quote() != '"') {
            line("quote: " + character(format.quote()) + why("quote"));
        }
        if (format.dialect().escape() != CsvDialect.NONE) {
            line("escape: " + character(format.dialect().escape()) + why("escape"));
        }
        if (format.header() != null) {
            line("# The file has no line with the names of its columns: give them better ones, here and below.");
            line("header: ["
                    + String.join(", ", table.header().stream().map(Yaml::text).toList()) + "]");
        } else if (format.preamble() > 0) {
            line("# header-line: " + (format.preamble() + 1)
                    + "   # found by the names of the columns; pin it if it is missed");
        }
    }

    private static String character(char c) {
        return switch (c) {
            case '\t' -> "tab";
            case CsvDialect.NONE -> "none";
            case '\\' -> "backslash";
            default -> Yaml.text(String.valueOf(c));
        };
    }

    private String why(String what) {
        return table.format().findings().stream()
                .filter(f -> f.what().equals(what))
                .findFirst()
                .map(f -> "   # " + Yaml.comment(f.why()))
                .orElse("");
    }

    private void nulls() {
        Map<String, Long> nulls = new TreeMap<>();
        table.columns().forEach(c -> c.nulls().forEach((word, count) -> nulls.merge(word, count, Long::sum)));
        if (!nulls.isEmpty()) {
            line("# Words that seem to stand for nothing: "
                    + String.join(
                            ", ",
                            nulls.entrySet().stream()
                                    .map(e -> Yaml.text(e.getKey()) + " (" + e.getValue() + " times)")
                                    .toList()));
            line("nulls: " + Yaml.list(List.copyOf(nulls.keySet())));
        }
    }

    private void zone() {
        boolean local = guesses.stream().map(g -> g.column().times()).anyMatch(t -> t != null && !t.offsets());
        if (local) {
            line("# The times do not say in which zone they are. Without this line they are taken to be in the job's:");
            line("# zone: Europe/Amsterdam");
        }
    }

    private void updates() {
        if (!Guesses.areUpdates(guesses)) {
            return;
        }
        decisions.add(
                "Rows repeat the id, so each is taken for an update of a case, the newest of which stands. Is that so?");
        Optional<Guess> newest = guesses.stream()
                .filter(g -> g.target().equals(Interactions.UPDATED_AT)
                        && g.question().isEmpty())
                .findFirst();
        if (newest.isPresent()) {
            ColumnProfile column = newest.get().column();
            line("# The id repeats: " + column.filled() + " rows of "
                    + guesses.stream()
                            .filter(g -> g.target().equals(Interactions.INTERACTION_ID))
                            .mapToLong(g -> g.column().distinct())
                            .sum()
                    + " cases, so each row seems to be an update of a case.");
            line("updates: {newest-by: " + Yaml.text(column.name()) + ", time: " + patterns(newest.get()) + "}");
        } else {
            line(
                    "# The id repeats, so each row seems to be an update of a case; no column was found to put them in order by:");
            line("# updates: {newest-by: the column that grows with each update}");
        }
    }

    private void recognition() {
        Set<String> proofs = new LinkedHashSet<>();
        guesses.forEach(g -> g.columns().forEach(c -> add(proofs, c)));
        table.columns().forEach(c -> add(proofs, c));
        if (proofs.size() < FEWEST_PROOFS) {
            line("# Too few columns have a name to recognise such files by.");
        } else {
            line(
                    "# Files with all these columns are taken for such exports; keep those that no other export has together.");
            line("recognised-by: " + Yaml.list(List.copyOf(proofs)));
        }
    }

    private void add(Set<String> proofs, ColumnProfile column) {
        // In JSON a path that not every record has proves nothing.
        boolean always = !table.header().isEmpty() || column.filled() == table.rows();
        if (proofs.size() < MOST_PROOFS && always && !column.name().isBlank()) {
            proofs.add(column.name());
        }
    }

    private void column(Guess guess) {
        Field target = guess.target();
        ColumnProfile column = guess.column();
        List<String> lines = new ArrayList<>();
        boolean always = column.filled() == table.rows() - table.bad();
        String from = guess.columns().size() == 1
                ? "from: " + Yaml.list(names(guess.columns()))
                : "from-all: " + Yaml.list(names(guess.columns()));
        lines.add(from);
        if (target.type() == FieldType.INSTANT) {
            lines.add("time: " + patterns(guess));
        }
        boolean needed = target.equals(Interactions.STATUS) || target.equals(Interactions.OPENED_AT);
        if (needed && always) {
            lines.add("required: true");
        }
        comment(guess);
        boolean off = guess.question().isPresent();
        Map<String, Long> open = new LinkedHashMap<>();
        List<String> values = target.vocabulary().isEmpty() ? List.of() : values(guess, open);
        String mark = off ? "  # " : "  ";
        if (values.isEmpty()) {
            line(mark + target.name() + ": {" + String.join(", ", lines) + "}");
        } else {
            line(mark + target.name() + ":");
            lines.forEach(l -> line(mark + "  " + l));
            line(mark + "  values:");
            values.forEach(v -> line(mark + "    " + v));
        }
        undecided(guess, open);
    }

    private void comment(Guess guess) {
        ColumnProfile column = guess.column();
        String why = guess.why() + "; " + column.type().shown() + ", filled in " + column.filled() + " of "
                + (table.rows() - table.bad()) + " rows";
        Times times = column.times();
        if (times != null && !times.why().isEmpty()) {
            why += "; " + times.why();
        }
        line("  # " + guess.target().name() + ": " + Yaml.comment(why)
                + (guess.others().isEmpty() ? "" : "; could also be " + Yaml.comment(Yaml.list(guess.others()))));
        guess.question().ifPresent(q -> {
            line("  # " + q + " Decide, and take off the marks before the line that is right:");
            if (times != null && times.written().get(0).other() != null) {
                line("  # " + guess.target().name() + ": {from: " + Yaml.list(names(guess.columns())) + ", time: "
                        + Yaml.list(times.written().stream()
                                .map(w -> w.other() == null ? w.pattern() : w.other())
                                .toList())
                        + "}");
            }
            decisions.add(guess.target().name() + " from " + String.join(" + ", names(guess.columns())) + ": " + q);
        });
        if (guess.why().endsWith("?")) {
            decisions.add(guess.target().name() + " was taken from " + column.name() + " by its values only.");
        }
    }

    /** The values that are known words, by canonical value; the others go to {@code open}. */
    private List<String> values(Guess guess, Map<String, Long> open) {
        Map<String, List<String>> known = new LinkedHashMap<>();
        guess.target().vocabulary().forEach(term -> known.put(term, new ArrayList<>()));
        Set<String> folded = new LinkedHashSet<>();
        guess.column().values().forEach((word, count) -> {
            if (folded.add(MappingReader.fold(word))) {
                synonyms.term(guess.target(), word)
                        .map(known::get)
                        .ifPresentOrElse(words -> words.add(word), () -> open.put(word, count));
            }
        });
        return known.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .map(e -> e.getKey() + ": " + Yaml.list(e.getValue()))
                .toList();
    }

    private void undecided(Guess guess, Map<String, Long> open) {
        if (open.isEmpty()) {
            return;
        }
        Field target = guess.target();
        line("    # To decide: rows with these are put aside, until each stands under values: behind one of");
        line("    # " + String.join(", ", target.vocabulary()) + " (or under empty: if it says nothing)");
        open.entrySet().stream()
                .limit(MOST_UNDECIDED)
                .forEach(e -> line("    #   " + Yaml.text(e.getKey()) + "   " + rows(e.getValue())));
        if (open.size() > MOST_UNDECIDED) {
            line("    #   and " + (open.size() - MOST_UNDECIDED) + " more");
        }
        long rows = open.values().stream().mapToLong(Long::longValue).sum();
        decisions.add(target.name() + ": what " + open.size() + (open.size() == 1 ? " value" : " values") + " of "
                + guess.column().name() + (open.size() == 1 ? " means" : " mean") + ", in " + rows(rows) + ".");
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    private static String patterns(Guess guess) {
        Set<String> patterns = new LinkedHashSet<>();
        Times times = guess.column().times();
        List<String> dates = times == null ? List.of("iso") : times.patterns();
        if (guess.columns().size() > 1) {
            boolean half = guess.columns().get(1).samples().stream()
                    .anyMatch(s -> s.toLowerCase(Locale.ROOT).endsWith("m"));
            boolean seconds = guess.columns().get(1).samples().stream()
                    .anyMatch(s -> s.chars().filter(c -> c == ':').count() == 2);
            dates.forEach(
                    d -> patterns.add(d + (half ? " h" : " H") + ":mm" + (seconds ? ":ss" : "") + (half ? " a" : "")));
        }
        patterns.addAll(dates);
        return Yaml.list(List.copyOf(patterns));
    }

    private void missing(Field field, String what, String shape) {
        if (guesses.stream().noneMatch(g -> g.target().equals(field))) {
            line("  # " + what + ". Is there one?");
            line("  # " + field.name() + ": " + shape);
            decisions.add(what + ".");
        }
    }

    private void unused() {
        Collection<ColumnProfile> used =
                guesses.stream().flatMap(g -> g.columns().stream()).toList();
        List<ColumnProfile> rest = table.columns().stream()
                .filter(c -> !used.contains(c) && c.type() != ColumnType.EMPTY)
                .toList();
        Durations.lines(rest).forEach(l -> line("  " + l));
        if (!rest.isEmpty()) {
            line("  # Not used: "
                    + String.join(
                            ", ",
                            rest.stream()
                                    .map(c -> Yaml.comment(c.name()) + " ("
                                            + c.type().shown() + ")")
                                    .toList()));
        }
    }

    private static List<String> names(List<ColumnProfile> columns) {
        return columns.stream().map(ColumnProfile::name).toList();
    }
}
