package balie.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/** Data flow one way: exports, ingest, canonical table, enrich, metrics, result tables, reports. */
@AnalyzeClasses(packages = "balie", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule A_STAGE_NEVER_IMPORTS_A_LATER_ONE = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("balie..")
            .layer("app")
            .definedBy("balie.app..")
            .layer("publish")
            .definedBy("balie.publish..")
            .layer("mail")
            .definedBy("balie.mail..")
            .layer("report")
            .definedBy("balie.report..")
            .layer("metrics")
            .definedBy("balie.metrics..")
            .layer("enrich")
            .definedBy("balie.enrich..")
            .layer("store")
            .definedBy("balie.store..")
            .layer("ingest")
            .definedBy("balie.ingest..")
            .layer("classify")
            .definedBy("balie.classify..")
            .layer("question")
            .definedBy("balie.question..")
            .layer("encode")
            .definedBy("balie.encode..")
            .layer("config")
            .definedBy("balie.config..")
            .layer("sample")
            .definedBy("balie.sample..")
            .layer("contract")
            .definedBy("balie.contract..")
            .layer("privacy")
            .definedBy("balie.privacy..")
            .layer("stats")
            .definedBy("balie.stats..")
            .layer("text")
            .definedBy("balie.text..")
            .layer("issue")
            .definedBy("balie.issue..")
            .layer("model")
            .definedBy("balie.model..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sample")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("publish")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("mail")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("metrics")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("enrich")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("ingest")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("classify")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("question")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("encode")
            .mayOnlyBeAccessedByLayers("app", "classify", "question")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("app", "ingest")
            .whereLayer("privacy")
            .mayOnlyBeAccessedByLayers("app", "metrics", "store")
            .whereLayer("stats")
            .mayOnlyBeAccessedByLayers("metrics", "report")
            .because("a stage hands its result on and knows nothing of who uses it");

    @ArchTest
    static final ArchRule WHAT_READERS_AND_PUBLISHERS_SEE_IS_PLAIN = noClasses()
            .that()
            .resideInAnyPackage(
                    "balie.model..",
                    "balie.text..",
                    "balie.stats..",
                    "balie.encode..",
                    "balie.classify..",
                    "balie.question..",
                    "balie.privacy..",
                    "balie.issue..",
                    "balie.report..",
                    "balie.publish..",
                    "balie.mail..",
                    "balie.config..",
                    "balie.sample..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.spark..", "org.apache.iceberg.."))
            .because("a data set ends at the result tables, and configuration begins before any session");

    @ArchTest
    static final ArchRule ONE_PLACE_BUILDS_A_SESSION = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("balie.app.Sessions")
            .should()
            .callMethod("org.apache.spark.sql.SparkSession", "builder")
            .orShould()
            .callMethod("org.apache.spark.sql.SparkSession", "active")
            .because("a session is given, not fetched");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_ITS_TABLE_FORMAT = noClasses()
            .that()
            .resideOutsideOfPackages("balie.store..", "balie.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.iceberg..");

    @ArchTest
    static final ArchRule NOTHING_READS_THE_CLOCK = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("balie.app.Surroundings")
            .should()
            .callMethod("java.time.Instant", "now")
            .orShould()
            .callMethod("java.time.LocalDate", "now")
            .orShould()
            .callMethod("java.time.ZonedDateTime", "now")
            .orShould()
            .callMethod("java.lang.System", "currentTimeMillis")
            .orShould()
            .callMethod("java.time.ZoneId", "systemDefault")
            .because(
                    "a run tomorrow on the same input gives the same bytes; only elapsed times are measured, at the edge");

    @ArchTest
    static final ArchRule NOTHING_PRINTS_BUT_THE_EDGE = noClasses()
            .that()
            .resideOutsideOfPackage("balie.app..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule METRICS_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("balie.metrics..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.nio.file..", "java.io..").and(not(type(java.io.Serializable.class))))
            .orShould()
            .callMethod("org.apache.spark.sql.Dataset", "write")
            .orShould()
            .callMethod("org.apache.spark.sql.Dataset", "count")
            .because("a metric turns one data set into another and does no work of its own");

    @ArchTest
    static final ArchRule METRICS_ARE_FINAL = classes()
            .that()
            .implement("balie.metrics.Metric")
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
}
