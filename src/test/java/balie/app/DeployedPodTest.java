package balie.app;

import balie.config.DeliveryReader;
import balie.config.JobReader;
import balie.issue.Problems;
import balie.metrics.Metrics;
import balie.report.Reports;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The CronJob of Kubernetes is right. */
class DeployedPodTest {

    private static List<Map<?, ?>> manifests() throws IOException {
        List<Map<?, ?>> all = new ArrayList<>();
        new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
                .loadAllFromString(Deployed.file("kubernetes.yaml"))
                .forEach(m -> all.add((Map<?, ?>) m));
        return all;
    }

    private static Map<?, ?> manifest(String kind) throws IOException {
        return manifests().stream()
                .filter(m -> kind.equals(m.get("kind")))
                .findFirst()
                .orElseThrow();
    }

    /** What stands at a place; a number takes one of a list. */
    private static Object at(Object from, Object... path) {
        Object place = from;
        for (Object step : path) {
            assertThat(place).as(Arrays.toString(path)).isNotNull();
            place = step instanceof Integer index ? ((List<?>) place).get(index) : ((Map<?, ?>) place).get(step);
        }
        return place;
    }

    @Test
    void the_cron_job_of_kubernetes_has_what_it_needs() throws IOException {
        Map<?, ?> job = manifest("CronJob");

        assertThat(at(job, "apiVersion")).isEqualTo("batch/v1");
        assertThat(at(job, "metadata", "name")).asString().matches("[a-z0-9]([-a-z0-9]{0,50}[a-z0-9])?");
        assertThat(CronTime.wrong(String.valueOf(at(job, "spec", "schedule")))).isEmpty();
        assertThat(at(job, "spec", "timeZone")).isEqualTo("Europe/Amsterdam");
        assertThat(at(job, "spec", "concurrencyPolicy")).isEqualTo("Forbid");
        Object spec = at(job, "spec", "jobTemplate", "spec");
        assertThat(at(spec, "podFailurePolicy", "rules", 0, "action")).isEqualTo("FailJob");
        assertThat(at(spec, "podFailurePolicy", "rules", 0, "onExitCodes", "operator"))
                .isEqualTo("In");
        assertThat(at(spec, "podFailurePolicy", "rules", 0, "onExitCodes", "values"))
                .isEqualTo(List.of(ExitCode.WRONG_CALL, ExitCode.DATA_REFUSED));
        Object pod = at(spec, "template", "spec");
        assertThat(at(pod, "restartPolicy")).as("what podFailurePolicy wants").isEqualTo("Never");

        List<String> calls = new ArrayList<>();
        Set<Object> mounted = new java.util.HashSet<>();
        for (String kind : List.of("initContainers", "containers")) {
            assertThat((List<?>) at(pod, kind)).hasSize(1);
            Object container = at(pod, kind, 0);
            assertThat((Map<?, ?>) container)
                    .extracting(Map::keySet)
                    .satisfies(keys -> assertThat(
                                    keys.stream().map(String::valueOf).toList())
                            .contains("name", "image", "command", "volumeMounts", "resources")
                            .isSubsetOf("name", "image", "workingDir", "command", "env", "resources", "volumeMounts"));
            List<?> command = (List<?>) at(container, "command");
            assertThat(command.get(0)).isEqualTo("/opt/balie/balie");
            calls.add(String.join(
                    " ", command.stream().skip(1).map(String::valueOf).toList()));
            ((List<?>) at(container, "volumeMounts")).forEach(m -> mounted.add(at(m, "name")));
        }
        assertThat(calls).isEqualTo(Deployed.WEEKLY);
        calls.forEach(Deployed::parse);
        assertThat(((List<?>) at(pod, "volumes"))
                        .stream().map(v -> at(v, "name")).toList())
                .containsExactlyInAnyOrderElementsOf(mounted);
        assertThat(at(pod, "volumes", 0, "persistentVolumeClaim", "claimName"))
                .isEqualTo(at(manifest("PersistentVolumeClaim"), "metadata", "name"));
        assertThat(at(pod, "volumes", 1, "configMap", "name")).isEqualTo(at(manifest("ConfigMap"), "metadata", "name"));
        assertThat(manifests().stream().map(m -> at(m, "metadata", "namespace")).distinct())
                .hasSize(1);
    }

    @Test
    void the_job_and_the_list_of_readers_in_the_config_map_are_right_and_hold_no_password() throws IOException {
        Problems problems = new Problems();
        Map<?, ?> data = (Map<?, ?>) at(manifest("ConfigMap"), "data");
        new JobReader(Metrics.names(), Reports.names(), Reports.languages())
                .read("weekly", "weekly.yaml", String.valueOf(data.get("weekly.yaml")), problems);
        String variable = DeliveryReader.read("delivery.yaml", String.valueOf(data.get("delivery.yaml")), problems)
                .orElseThrow()
                .server()
                .login()
                .orElseThrow()
                .variable();

        assertThat(problems.list()).isEmpty();
        assertThat(at(
                        manifest("CronJob"),
                        "spec",
                        "jobTemplate",
                        "spec",
                        "template",
                        "spec",
                        "containers",
                        0,
                        "env",
                        0,
                        "name"))
                .isEqualTo(variable);
        assertThat(manifests().stream().map(m -> String.valueOf(m.get("kind"))).toList())
                .doesNotContain("Secret");
    }
}
