package balie.app;

import org.apache.iceberg.IcebergBuild;
import org.apache.spark.package$;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Which versions of what made a run. */
final class Versions {

    private Versions() {}

    /** Of Balie itself; 'development' where it does not run from its jar. */
    static String balie() {
        return Objects.requireNonNullElse(Versions.class.getPackage().getImplementationVersion(), "development");
    }

    static Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("balie", balie());
        versions.put("spark", package$.MODULE$.SPARK_VERSION());
        versions.put("iceberg", IcebergBuild.version());
        versions.put("java", Runtime.version().feature() + "");
        return versions;
    }
}
