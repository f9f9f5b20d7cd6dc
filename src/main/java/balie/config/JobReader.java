package balie.config;

import balie.config.JobConfig.Calendar;
import balie.config.JobConfig.Encoder;
import balie.config.JobConfig.Insight;
import balie.config.JobConfig.Keep;
import balie.config.JobConfig.Privacy;
import balie.config.JobConfig.Quality;
import balie.config.JobConfig.Questions;
import balie.config.JobConfig.Reference;
import balie.config.JobConfig.Resolution;
import balie.config.JobConfig.Source;
import balie.config.JobConfig.StoreConfig;
import balie.config.time.DateOrder;
import balie.issue.Problems;
import balie.model.BreakAction;
import balie.model.BreakCheck;
import balie.model.FirstContact;
import balie.model.GapWeights;
import balie.model.Term;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a job file. The keys are described in jobs/README.md. */
public final class JobReader {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    /** A student of fewer texts knows too few words. */
    private static final int LEAST_FOR_STUDENT = 10_000;

    /** How long something is kept: at least a day. */
    private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,3}) +(weeks?|days?)");

    private static final int DAYS_OF_WEEK = 7;
    private static final int MOST_DAYS = 365;
    private static final int MOST_WEEKS = 52;
    private static final double MOST_WEIGHT = 100;

    private final Collection<String> knownMetrics;
    private final Collection<String> knownReports;
    private final List<String> knownLanguages;

    /** @param knownLanguages that a report can be in; the one that it is in if none is named first */
    public JobReader(Collection<String> knownMetrics, Collection<String> knownReports, List<String> knownLanguages) {
        this.knownMetrics = knownMetrics;
        this.knownReports = knownReports;
        this.knownLanguages = List.copyOf(knownLanguages);
    }

    /**
     * What can be read of a job, defaults in place of the rest, so that what it names can be looked for although something
     * else in it is wrong.
     *
     * @param problems for what is wrong with it; a job with problems must not be run
     * @return empty if nothing of it can be read
     */
    public Optional<JobConfig> read(String name, String file, String yaml, Problems problems) {
        return YamlNode.parse(file, yaml, problems).map(root -> job(name, file, root));
    }

    private JobConfig job(String name, String file, YamlMap root) {
        if (!Names.fits(name)) {
            root.problem("a job can not be called '" + name + "'", "Rename its file. " + Names.REMEDY);
        }
        ZoneId zone = root.need("zone", "Name the time zone of the desk, for example zone: Europe/Amsterdam.")
                .flatMap(JobReader::zone)
                .orElse(ZoneId.of("UTC"));
        List<Source> sources = root.need("sources", "List at least one source with files.")
                .map(n -> filled(n, "sources", n.asElements("'sources'", JobReader::source)))
                .orElse(List.of());
        Reference reference = root.get("reference")
                .flatMap(n -> n.asMap("'reference'"))
                .map(JobReader::reference)
                .orElse(Reference.NONE);
        List<String> metrics = root.need("metrics", "Known: " + String.join(", ", knownMetrics) + ".")
                .map(n -> filled(n, "metrics", new KnownNames("metrics", knownMetrics).list(n)))
                .orElse(List.of());
        Map<String, String> reports = root.get("reports")
                .map(n -> new KnownNames("reports", knownReports).languages(n, knownLanguages))
                .orElse(Map.of());
        boolean csvForSpreadsheets =
                root.oneOf("csv", List.of("plain", "locale")).orElse("plain").equals("locale");
        Privacy privacy = root.get("privacy")
                .flatMap(n -> n.asMap("'privacy'"))
                .map(JobReader::privacy)
                .orElse(new Privacy(5, "keys", Keep.FOR_GOOD));
        Quality quality = root.get("quality")
                .flatMap(n -> n.asMap("'quality'"))
                .map(JobReader::quality)
                .orElse(Quality.USUAL);
        Resolution resolution = root.get("resolution")
                .flatMap(n -> n.asMap("'resolution'"))
                .map(JobReader::resolution)
                .orElse(Resolution.USUAL);
        Insight insight = root.get("insight")
                .flatMap(n -> n.asMap("'insight'"))
                .map(JobReader::insight)
                .orElse(Insight.USUAL);
        Optional<Calendar> calendar = root.get("calendar").flatMap(JobReader::calendar);
        boolean wholePeriod =
                root.oneOf("period", List.of("week", "all")).orElse("week").equals("all");
        Questions questions = root.get("questions")
                .flatMap(n -> n.asMap("'questions'"))
                .map(JobReader::questions)
                .orElse(new Questions(true, Optional.empty(), Map.of(), Questions.STUDENT_FROM));
        StoreConfig store = root.get("store").map(JobReader::store).orElse(new StoreConfig("store", Map.of()));
        root.finish();
        return new JobConfig(
                name,
                file,
                zone,
                sources,
                reference,
                metrics,
                reports,
                csvForSpreadsheets,
                privacy,
                quality,
                resolution,
                insight,
                calendar,
                wholePeriod,
                questions,
                store);
    }

    /** The region whose clock a file is about. */
    static Optional<ZoneId> zone(YamlNode node) {
        return MappingReader.zone(node).filter(zone -> {
            // A name such as UTC or Etc/GMT-1 is a region's too; an offset alone is not.
            boolean region = ZoneId.getAvailableZoneIds().contains(zone.getId());
            if (!region) {
                node.problem(
                        "'zone' is '" + zone + "', a fixed distance from UTC",
                        "Name the region of the desk, such as Europe/Amsterdam, or UTC: where clocks are put forward and"
                                + " back, a day does not begin at the same distance all year.");
            }
            return region;
        });
    }

    /** Notes a list without anything in it; elements that were given and are wrong have been noted already. */
    private static <T> List<T> filled(YamlNode node, String key, List<T> read) {
        if (node.isEmptyList()) {
            node.problem("'" + key + "' is an empty list", "Put at least one in it.");
        }
        return read;
    }

    private static Optional<Source> source(YamlNode node) {
        return node.asMap("a source").map(map -> {
            String mapping = map.text("mapping").orElse(Source.AUTO);
            List<String> files = map.need("files", "Give a path or a pattern such as exports/*.csv.")
                    .map(n -> filled(n, "files", n.asTexts("'files'")))
                    .orElse(List.of());
            Optional<String> name = map.text("name");
            name.filter(n -> !Names.fits(n))
                    .ifPresent(n -> map.get("name")
                            .ifPresent(value -> value.problem("a source can not be called '" + n + "'", Names.REMEDY)));
            DateOrder dates = map.get("dates").flatMap(MappingReader::dates).orElse(DateOrder.AS_WRITTEN);
            Optional<Calendar> calendar = map.get("calendar").flatMap(JobReader::calendar);
            map.finish();
            String called = mapping.equals(Source.AUTO) ? "" : JobFiles.mappingName(mapping);
            return new Source(map.line(), name.orElse(called), mapping, files, dates, calendar);
        });
    }

    private static Reference reference(YamlMap map) {
        Reference reference = new Reference(
                map.text("customers"),
                map.text("specialists"),
                map.text("calendar"),
                map.text("customer-base"),
                map.text("knowledge"),
                map.text("objections"));
        map.finish();
        return reference;
    }

    private static Privacy privacy(YamlMap map) {
        Privacy privacy = new Privacy(
                map.get("minimum").flatMap(n -> n.asCount("'minimum'", 0, 1000)).orElse(5),
                map.text("keys").orElse("keys"),
                map.get("keep")
                        .flatMap(n -> n.asMap("'keep'"))
                        .map(JobReader::keep)
                        .orElse(Keep.FOR_GOOD));
        map.finish();
        return privacy;
    }

    private static Keep keep(YamlMap map) {
        Keep keep = new Keep(span(map, "text"), span(map, "persons"), span(map, "quarantine"));
        map.finish();
        return keep;
    }

    private static Optional<Duration> span(YamlMap map, String key) {
        return map.get(key)
                .flatMap(node -> node.asText("'" + key + "'").flatMap(text -> {
                    Matcher span = SPAN.matcher(text.strip());
                    if (span.matches()) {
                        int days =
                                Integer.parseInt(span.group(1)) * (span.group(2).startsWith("week") ? DAYS_OF_WEEK : 1);
                        return Optional.of(Duration.ofDays(days));
                    }
                    node.problem(
                            "'" + key + "' is '" + text + "'",
                            "Write a number of weeks or days, for example " + key
                                    + ": 52 weeks; to keep it for good leave the key out.");
                    return Optional.empty();
                }));
    }

    private static Quality quality(YamlMap map) {
        Quality quality = new Quality(
                map.get("max-quarantined-percent")
                        .flatMap(n -> n.asNumber("'max-quarantined-percent'", 0, 100))
                        .orElse(Quality.USUAL.maxQuarantinedPercent()),
                map.get("reliable-from")
                        .flatMap(n -> n.asCount("'reliable-from'", 0, 100_000))
                        .orElse(Quality.USUAL.reliableFrom()),
                breaks(map));
        map.finish();
        return quality;
    }

    /** One action for all breaks, and others for those that a single check finds. */
    private static Map<BreakCheck, BreakAction> breaks(YamlMap map) {
        Optional<BreakAction> all = action(map, "breaks");
        Map<BreakCheck, BreakAction> actions = new EnumMap<>(BreakCheck.class);
        for (BreakCheck check : BreakCheck.values()) {
            Optional<BreakAction> own = action(map, check.key());
            own.or(() -> all).ifPresent(action -> actions.put(check, action));
        }
        return actions;
    }

    private static Optional<BreakAction> action(YamlMap map, String key) {
        return map.oneOf(key, Term.codes(BreakAction.values()))
                .map(code -> BreakAction.valueOf(code.toUpperCase(Locale.ROOT)));
    }

    private static Resolution resolution(YamlMap map) {
        int within = days(map, "within-days", Resolution.USUAL.withinDays());
        int repeat = days(map, "repeat-within-days", Resolution.USUAL.repeatWithinDays());
        String firstContact = map.oneOf("first-contact", Term.codes(FirstContact.values()))
                .orElse(Resolution.USUAL.firstContact().code());
        map.finish();
        return new Resolution(within, repeat, FirstContact.valueOf(firstContact.toUpperCase(Locale.ROOT)));
    }

    private static Insight insight(YamlMap map) {
        int weeks = map.get("weeks")
                .flatMap(n -> n.asCount("'weeks'", 1, MOST_WEEKS))
                .orElse(Insight.USUAL.weeks());
        GapWeights weights = map.get("weights")
                .flatMap(n -> n.asMap("'weights'"))
                .map(JobReader::weights)
                .orElse(GapWeights.USUAL);
        map.finish();
        return new Insight(weeks, weights);
    }

    private static GapWeights weights(YamlMap map) {
        GapWeights usual = GapWeights.USUAL;
        GapWeights weights = new GapWeights(
                weight(map, "not-first-level", usual.notFirstLevel()),
                weight(map, "escalated", usual.escalated()),
                weight(map, "researched", usual.researched()),
                weight(map, "reopened", usual.reopened()),
                weight(map, "repeated", usual.repeated()));
        map.finish();
        if (weights.equals(new GapWeights(0, 0, 0, 0, 0))) {
            map.problem("all weights are 0", "Give one of them at least a weight above 0, or nothing can be ranked.");
        }
        return weights;
    }

    private static double weight(YamlMap map, String key, double usual) {
        return map.get(key)
                .flatMap(n -> n.asNumber("'" + key + "'", 0, MOST_WEIGHT))
                .orElse(usual);
    }

    private static int days(YamlMap map, String key, int usual) {
        return map.get(key)
                .flatMap(n -> n.asCount("'" + key + "'", 1, MOST_DAYS))
                .orElse(usual);
    }

    private static Optional<Calendar> calendar(YamlNode node) {
        return node.asText("'calendar'").map(name -> new Calendar(node.line(), name));
    }

    private static Questions questions(YamlMap map) {
        boolean byMeaning =
                map.oneOf("by", List.of("meaning", "wording")).orElse("meaning").equals("meaning");
        Optional<Encoder> encoder =
                map.get("encoder").flatMap(n -> n.asMap("'encoder'")).map(JobReader::encoder);
        Map<String, String> dictionaries = new LinkedHashMap<>();
        map.get("dictionaries")
                .flatMap(n -> n.asMap("'dictionaries'"))
                .ifPresent(m -> m.forEach((language, path) -> {
                    Optional<String> of = language(language);
                    path.asText("a dictionary").ifPresent(text -> of.ifPresent(found -> dictionaries.put(found, text)));
                }));
        int studentFrom = map.get("student-from")
                .flatMap(n -> n.asCount("'student-from'", LEAST_FOR_STUDENT, Integer.MAX_VALUE))
                .orElse(Questions.STUDENT_FROM);
        map.finish();
        return new Questions(byMeaning, encoder, dictionaries, studentFrom);
    }

    private static Optional<String> language(YamlNode node) {
        return node.asText("a language").filter(text -> {
            boolean fits = LANGUAGE.matcher(text).matches();
            if (!fits) {
                node.problem("'" + text + "' is no language", "Write its two letters, such as nl.");
            }
            return fits;
        });
    }

    private static Encoder encoder(YamlMap map) {
        String model = map.need("model", "Give the path of a sentence encoder in ONNX.")
                .flatMap(n -> n.asText("'model'"))
                .orElse("");
        String tokenizer = map.need("tokenizer", "Give the path of the tokenizer.json that came with the model.")
                .flatMap(n -> n.asText("'tokenizer'"))
                .orElse("");
        boolean mean =
                map.oneOf("pooling", List.of("mean", "cls")).orElse("mean").equals("mean");
        String prefix = map.text("prefix").orElse("");
        List<String> languages = map.get("languages")
                .map(n -> filled(n, "languages", n.asElements("'languages'", JobReader::language)))
                .orElse(List.of("en"));
        map.finish();
        return new Encoder(model, tokenizer, mean, prefix, languages);
    }

    private static StoreConfig store(YamlNode node) {
        if (!node.isMap()) {
            return new StoreConfig(node.asText("'store'").orElse("store"), Map.of());
        }
        Map<String, String> catalog = new LinkedHashMap<>();
        node.asMap("'store'").ifPresent(map -> {
            map.need("catalog", "Give the properties of an Iceberg catalog: type, uri, warehouse, ...")
                    .flatMap(n -> n.asMap("'catalog'"))
                    .ifPresent(properties -> properties.forEach((key, value) -> value.asText("a property")
                            .ifPresent(
                                    text -> catalog.put(key.asText("a property").orElse(""), text))));
            map.finish();
        });
        return new StoreConfig("", catalog);
    }
}
