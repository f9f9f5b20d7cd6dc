package balie.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The units of systemd are right. */
class DeployedUnitsTest {

    @TempDir
    private Path folder;

    private static final Map<String, Set<String>> KEYS = Map.of(
            "Unit",
            Set.of("Description", "Wants", "After", "OnFailure", "StartLimitIntervalSec", "StartLimitBurst"),
            "Service",
            Set.of(
                    "Type",
                    "User",
                    "WorkingDirectory",
                    "EnvironmentFile",
                    "ExecStart",
                    "Restart",
                    "RestartPreventExitStatus",
                    "RestartSec",
                    "TimeoutStartSec",
                    "UMask",
                    "NoNewPrivileges",
                    "PrivateTmp"),
            "Timer",
            Set.of("OnCalendar", "Persistent", "Unit"),
            "Install",
            Set.of("WantedBy"));

    private static Map<String, List<String>> unit(String name) throws IOException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String section = "";
        for (String line : Deployed.file(name).lines().toList()) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
                assertThat(KEYS).as(name).containsKey(section);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] pair = line.split("=", 2);
                assertThat(pair).as(name + ": " + line).hasSize(2);
                assertThat(KEYS.getOrDefault(section, Set.of()))
                        .as(name + ": " + line)
                        .contains(pair[0]);
                values.computeIfAbsent(section + "." + pair[0], k -> new ArrayList<>())
                        .add(pair[1]);
            }
        }
        return values;
    }

    @Test
    void the_units_of_systemd_fit_each_other_and_the_exit_codes() throws IOException {
        Map<String, List<String>> service = unit("balie-weekly.service");
        Map<String, List<String>> timer = unit("balie-weekly.timer");
        unit("balie-failed@.service");

        assertThat(service)
                .containsEntry("Service.Type", List.of("oneshot"))
                .containsEntry("Service.Restart", List.of("on-failure"))
                .containsEntry(
                        "Service.RestartPreventExitStatus", List.of(ExitCode.WRONG_CALL + " " + ExitCode.DATA_REFUSED))
                .containsEntry("Unit.OnFailure", List.of("balie-failed@%n.service"))
                .containsKey("Unit.StartLimitBurst");
        assertThat(service.get("Service.ExecStart"))
                .containsExactly("/opt/balie/balie run weekly", "/opt/balie/balie deliver --to jobs/delivery.yaml");
        assertThat(timer)
                .containsEntry("Timer.Unit", List.of("balie-weekly.service"))
                .containsEntry("Install.WantedBy", List.of("timers.target"));
        assertThat(timer.get("Timer.OnCalendar").get(0))
                .matches(
                        "(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \\*-\\*-\\* ([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d [A-Z][a-z]+/[A-Z][a-z]+");
    }

    @Test
    void systemd_itself_finds_nothing_wrong() throws Exception {
        assumeTrue(
                Deployed.said(folder, "systemd-analyze", "--version").exit() == 0,
                "systemd-analyze is not installed: not checked with it");
        for (String name : List.of("balie-weekly.service", "balie-weekly.timer", "balie-failed@.service")) {
            // What is started has to be there.
            Files.writeString(folder.resolve(name), Deployed.file(name).replace("/opt/balie/balie", "/bin/sh"));
        }
        for (String name : List.of("balie-weekly.service", "balie-weekly.timer", "balie-failed@.service")) {
            Deployed.Said verified = Deployed.said(
                    folder,
                    "systemd-analyze",
                    "verify",
                    "--man=no",
                    folder.resolve(name).toString());
            assertThat(verified.out()).as(name).doesNotContain(folder.toString());
            assertThat(verified.exit()).as(name + ": " + verified.out()).isZero();
        }
        String calendar = unit("balie-weekly.timer").get("Timer.OnCalendar").get(0);
        assertThat(Deployed.said(folder, "systemd-analyze", "calendar", calendar)
                        .exit())
                .isZero();
    }
}
