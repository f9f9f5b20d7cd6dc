package balie.config;

import balie.config.time.DateOrder;
import balie.model.BreakAction;
import balie.model.BreakCheck;
import balie.model.FirstContact;
import balie.model.GapWeights;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job file, validated.
 *
 * @param name the file's name without its ending
 * @param file as shown in messages
 * @param zone in which days and weeks begin, and of local times where a mapping names none
 * @param metrics ids, each known
 * @param reports names, each known, with the language of each
 * @param csvForSpreadsheets whether tables are CSV as spreadsheets of the report's language read it, not as programs do
 * @param calendar of the desk; empty: all time counts
 * @param wholePeriod whether the job is about everything there is, not a week
 */
public record JobConfig(
        String name,
        String file,
        ZoneId zone,
        List<Source> sources,
        Reference reference,
        List<String> metrics,
        Map<String, String> reports,
        boolean csvForSpreadsheets,
        Privacy privacy,
        Quality quality,
        Resolution resolution,
        Insight insight,
        Optional<Calendar> calendar,
        boolean wholePeriod,
        Questions questions,
        StoreConfig store) {

    /**
     * One source of interactions.
     *
     * @param line where it stands in the job file
     * @param name first part of every key; two entries of one name complete each other; empty: what the mapping
     *     of each file calls its source
     * @param mapping name of the mapping; {@link #AUTO}: each file shows which it needs
     * @param files patterns, relative to where the command runs
     * @param dates in which order days and months of the files are; as written: as the mapping says
     * @param calendar of the desk that the source is of; empty: the job's
     */
    public record Source(
            int line, String name, String mapping, List<String> files, DateOrder dates, Optional<Calendar> calendar) {

        /** Stands for the mapping that a file is recognised by. */
        public static final String AUTO = "auto";

        /** Whether each file shows which mapping it needs. */
        public boolean isMatched() {
            return mapping.equals(AUTO);
        }

        public Source(int line, String name, String mapping, List<String> files) {
            this(line, name, mapping, files, DateOrder.AS_WRITTEN, Optional.empty());
        }

        public Source {
            files = List.copyOf(files);
        }
    }

    /**
     * A calendar that is named.
     *
     * @param line where it is named in the job file
     */
    public record Calendar(int line, String name) {}

    /**
     * @param withinDays at which age cohorts are compared
     * @param repeatWithinDays within how many days another contact on the same matter is a repeat
     * @param firstContact which of the definitions of first contact resolution leads
     */
    public record Resolution(int withinDays, int repeatWithinDays, FirstContact firstContact) {

        public static final Resolution USUAL = new Resolution(7, 7, FirstContact.RECORDED);
    }

    /**
     * Files of what the organisation knows besides the interactions.
     *
     * @param calendar of offers, campaigns, releases, briefings and trainings
     * @param customerBase how many customers products have
     * @param knowledge the knowledge base: a table, or a folder of pages
     * @param objections who objects to marketing, besides those of whom the table of customers says so
     */
    public record Reference(
            Optional<String> customers,
            Optional<String> specialists,
            Optional<String> calendar,
            Optional<String> customerBase,
            Optional<String> knowledge,
            Optional<String> objections) {

        public static final Reference NONE = new Reference(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What tells where training and marketing should look.
     *
     * @param weeks up to the end of the period, that what is rare is looked at over
     * @param weights of what better knowledge would win
     */
    public record Insight(int weeks, GapWeights weights) {

        /** A quarter. */
        public static final Insight USUAL = new Insight(13, GapWeights.USUAL);
    }

    /**
     * @param minimum cells of fewer cases or persons are hidden; 0: none
     * @param keys folder of the pseudonym keys
     * @param keep for how long
     */
    public record Privacy(int minimum, String keys, Keep keep) {}

    /**
     * For how long, counted back from the instant a run is true for, what is known of persons is kept; empty: for good.
     *
     * @param text what contacts say
     * @param persons who they were of, and who handled them
     * @param quarantine of earlier runs of the job
     */
    public record Keep(Optional<Duration> text, Optional<Duration> persons, Optional<Duration> quarantine) {

        public static final Keep FOR_GOOD = new Keep(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @param maxQuarantinedPercent a run that can not read more of its rows than this is refused, 0-100
     * @param reliableFrom a rate on fewer cases is marked as too few to say much
     * @param breaks what is done about them; a check that is not in it marks
     */
    public record Quality(double maxQuarantinedPercent, int reliableFrom, Map<BreakCheck, BreakAction> breaks) {

        public static final Quality USUAL = new Quality(5, 20, Map.of());

        public Quality {
            breaks = Map.copyOf(breaks);
        }

        /** What is done about what a check finds. */
        public BreakAction action(BreakCheck check) {
            return breaks.getOrDefault(check, BreakAction.MARK);
        }
    }

    /**
     * Where the interactions are kept.
     *
     * @param path of the embedded catalog; unused if {@code catalog} is given
     * @param catalog properties of an Iceberg catalog; empty: a hadoop catalog in {@code path}
     */
    public record StoreConfig(String path, Map<String, String> catalog) {}

    /**
     * How questions are told apart.
     *
     * @param byMeaning else each wording is a question of its own
     * @param encoder of one's own; empty: the one that comes with Balie
     * @param dictionaries by language: the path of a dictionary of dictd from it into English
     * @param studentFrom new wordings in the encoder's languages from which a student of it, which is faster, takes its place
     */
    public record Questions(
            boolean byMeaning, Optional<Encoder> encoder, Map<String, String> dictionaries, int studentFrom) {

        /** Minutes of encoding, where the student needs seconds. */
        public static final int STUDENT_FROM = 50_000;

        public Questions {
            dictionaries = Map.copyOf(dictionaries);
        }
    }

    /**
     * A sentence encoder in ONNX.
     *
     * @param meanPooling whether the vector of a sentence is the mean of its tokens', else that of the first
     * @param prefix what it wants before every text
     * @param languages that it was trained for
     */
    public record Encoder(String model, String tokenizer, boolean meanPooling, String prefix, List<String> languages) {

        public Encoder {
            languages = List.copyOf(languages);
        }
    }

    public JobConfig {
        sources = List.copyOf(sources);
        metrics = List.copyOf(metrics);
        reports = Collections.unmodifiableMap(new LinkedHashMap<>(reports));
    }
}
