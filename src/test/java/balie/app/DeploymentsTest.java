package balie.app;

import balie.config.DeliveryReader;
import balie.config.JobReader;
import balie.issue.Problems;
import balie.metrics.Metrics;
import balie.report.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine.ParameterException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The examples for schedulers are right: in the eyes of the scheduler, and every call in them in those of Balie. */
class DeploymentsTest {

    private static final Path DEPLOY = Path.of("jobs/deploy");
    private static final List<String> WEEKLY = List.of("run weekly", "deliver --to jobs/delivery.yaml");

    /** A call as it is written for a shell: up to where that ends a command. */
    private static final Pattern CALL = Pattern.compile("(?:\\./|/opt/balie/)balie ([^\"'`|;&>#\\n]+)");

    @TempDir
    private Path folder;

    private static List<String> calls(String text) {
        return CALL.matcher(text).results().map(m -> m.group(1).strip()).toList();
    }

    private static String file(String name) throws IOException {
        return Files.readString(DEPLOY.resolve(name));
    }

    /** The names of the commands, as Balie's own command line takes a call apart. */
    private static void parse(String call) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Main.line(new Main(), new Surroundings(Path.of(""), List.of(Path.of("")), nowhere, nowhere))
                .parseArgs(call.split(" +"));
    }

    @ParameterizedTest
    @CsvSource({"README.md, 3", "balie-weekly.service, 2", "balie_weekly.py, 2"})
    void every_call_in_them_is_one_of_balie(String name, int least) throws IOException {
        List<String> calls = calls(file(name));

        assertThat(calls).hasSizeGreaterThanOrEqualTo(least).containsAll(WEEKLY);
        calls.forEach(DeploymentsTest::parse);
    }

    @Test
    void no_file_there_goes_unchecked() throws IOException {
        try (Stream<Path> files = Files.list(DEPLOY)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "README.md",
                            "crontab",
                            "weekly.sh",
                            "balie-weekly.service",
                            "balie-weekly.timer",
                            "balie-failed@.service",
                            "balie_weekly.py",
                            "kubernetes.yaml");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run weekly --too jobs/delivery.yaml",
                "deliver --too jobs/delivery.yaml",
                "delivery",
                "run weekly extra"
            })
    void a_call_that_is_none_would_be_found(String call) {
        assertThatThrownBy(() -> parse(call)).isInstanceOf(ParameterException.class);
    }

    // cron

    private record Field(int least, int most, List<String> names) {

        /** The values that it stands for; empty: it is none. */
        Set<Integer> values(String text) {
            Set<Integer> all = new TreeSet<>();
            for (String part : text.split(",", -1)) {
                Matcher range =
                        Pattern.compile("(\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d+))?").matcher(part);
                if (!range.matches()) {
                    return Set.of();
                }
                boolean every = range.group(1).equals("*");
                int first = every ? least : number(range.group(2));
                int last = every ? most : range.group(3) == null ? first : number(range.group(3));
                int step = range.group(4) == null ? 1 : Integer.parseInt(range.group(4));
                boolean stepOfOne = range.group(4) != null && !every && range.group(3) == null;
                if (first < least || last > most || first > last || step < 1 || stepOfOne) {
                    return Set.of();
                }
                for (int i = first; i <= last; i += step) {
                    all.add(i);
                }
            }
            return all;
        }

        private int number(String text) {
            int named = names.indexOf(text.toLowerCase(java.util.Locale.ROOT));
            return named >= 0 ? named + least : text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
        }
    }

    private static final List<Field> FIELDS = List.of(
            new Field(0, 59, List.of()),
            new Field(0, 23, List.of()),
            new Field(1, 31, List.of()),
            new Field(
                    1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Field(0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    /** What is wrong with a time of cron; empty: it is once a week. */
    private static List<String> wrong(String time) {
        String[] fields = time.strip().split("\\s+");
        if (fields.length != FIELDS.size()) {
            return List.of(fields.length + " fields");
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            Set<Integer> values = FIELDS.get(i).values(fields[i]);
            boolean any = i == 2 || i == 3;
            if (values.isEmpty()) {
                wrong.add("field " + (i + 1) + ": " + fields[i]);
            } else if (any ? !fields[i].equals("*") : values.size() != 1) {
                wrong.add("not once a week: " + fields[i]);
            }
        }
        return wrong;
    }

    @Test
    void the_crontab_runs_once_a_week() throws IOException {
        List<String> lines = file("crontab")
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                .toList();

        List<String> entries =
                lines.stream().filter(l -> !l.matches("[A-Z_]+=\\S+")).toList();
        assertThat(lines).contains("CRON_TZ=Europe/Amsterdam").anyMatch(l -> l.startsWith("MAILTO="));
        assertThat(entries).hasSize(1);
        Matcher entry = Pattern.compile("((?:\\S+\\s+){5})(\\S.*)").matcher(entries.get(0));
        assertThat(entry.matches()).isTrue();
        assertThat(wrong(entry.group(1))).isEmpty();
        assertThat(entry.group(2))
                .as("cron ends a command at %")
                .doesNotContain("%")
                .endsWith("/weekly.sh");
        assertThat(file("crontab")).as("cron wants an end of the last line").endsWith("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15 6 * * 8",
                "60 6 * * 1",
                "15 24 * * 1",
                "15 6 * *",
                "15 6 * * 1 2",
                "15 6 * * *",
                "*/5 6 * * 1",
                "15 6 1 * 1",
                "15 6 * * mo",
                "x 6 * * 1",
                "15 6-5 * * 1"
            })
    void a_time_that_is_none_or_not_once_a_week_would_be_found(String time) {
        assertThat(wrong(time)).isNotEmpty();
    }

    /** What a call of the script did: its exit code, what it printed, what it called Balie with. */
    private record Script(int exit, String out, List<String> calls) {}

    /** @param codes how the calls of Balie end, in their order; the last for all that follow */
    private Script script(String codes) throws Exception {
        Path calls = folder.resolve("calls");
        Files.deleteIfExists(calls);
        Path fake = folder.resolve("balie");
        Files.writeString(fake, """
                #!/bin/sh
                echo "$@" >>calls
                echo "it says $*"
                set -- %s
                n=$(wc -l <calls)
                while [ "$n" -gt 1 ] && [ $# -gt 1 ]; do shift; n=$((n - 1)); done
                exit "$1"
                """.formatted(codes));
        Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", DEPLOY.resolve("weekly.sh").toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("BALIE", fake.toString());
        builder.environment().put("BALIE_PAUSES", "0 0");
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Script(process.exitValue(), Files.readString(folder.resolve("said")), Files.readAllLines(calls));
    }

    @Test
    void the_script_says_nothing_when_all_went_well() throws Exception {
        Script script = script("0");

        assertThat(script.exit()).isZero();
        assertThat(script.out()).isEmpty();
        assertThat(script.calls()).isEqualTo(WEEKLY);
        script.calls().forEach(DeploymentsTest::parse);
    }

    @ParameterizedTest
    @CsvSource({"2, has to be corrected", "3, refused"})
    void the_script_tells_at_once_what_trying_does_not_help(String code, String why) throws Exception {
        Script script = script(code);

        assertThat(script.exit()).isEqualTo(Integer.parseInt(code));
        assertThat(script.calls()).containsExactly("run weekly");
        assertThat(script.out()).contains("exit code " + code, why, "it says run weekly");
    }

    @Test
    void the_script_tries_again_what_may_go_over() throws Exception {
        Script helped = script("1 1 0");
        assertThat(helped.exit()).isZero();
        assertThat(helped.calls())
                .containsExactly("run weekly", "run weekly", "run weekly", "deliver --to jobs/delivery.yaml");

        Script never = script("1");
        assertThat(never.exit()).isEqualTo(1);
        assertThat(never.calls()).containsExactly("run weekly", "run weekly", "run weekly");

        Script mails = script("0 1 0");
        assertThat(mails.exit()).isZero();
        assertThat(mails.calls())
                .as("the run is not made again")
                .filteredOn(c -> c.startsWith("run"))
                .hasSize(1);
    }

    // systemd

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
        for (String line : file(name).lines().toList()) {
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
                said("systemd-analyze", "--version").exit() == 0,
                "systemd-analyze is not installed: not checked with it");
        for (String name : List.of("balie-weekly.service", "balie-weekly.timer", "balie-failed@.service")) {
            // What is started has to be there.
            Files.writeString(folder.resolve(name), file(name).replace("/opt/balie/balie", "/bin/sh"));
        }
        for (String name : List.of("balie-weekly.service", "balie-weekly.timer", "balie-failed@.service")) {
            Script verified = said(
                    "systemd-analyze",
                    "verify",
                    "--man=no",
                    folder.resolve(name).toString());
            assertThat(verified.out()).as(name).doesNotContain(folder.toString());
            assertThat(verified.exit()).as(name + ": " + verified.out()).isZero();
        }
        String calendar = unit("balie-weekly.timer").get("Timer.OnCalendar").get(0);
        assertThat(said("systemd-analyze", "calendar", calendar).exit()).isZero();
    }

    /** Exit code -1 where there is no such program. */
    private Script said(String... command) throws InterruptedException, IOException {
        Path out = folder.resolve("said-" + command[0]);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Script(process.exitValue(), Files.readString(out), List.of());
        } catch (IOException e) {
            return new Script(-1, "", List.of());
        }
    }

    // Airflow

    @Test
    void the_dag_calls_balie_and_tries_again_only_what_may_go_over() throws Exception {
        assumeTrue(said("python3", "--version").exit() == 0, "python3 is not installed: the DAG was not run");
        Path check = folder.resolve("check.py");
        // What it takes of Airflow, as far as it goes; whether these names are Airflow's own is not known here.
        Files.writeString(check, """
                import runpy, subprocess, sys, types

                class AirflowException(Exception): pass
                class AirflowFailException(AirflowException): pass

                dags = []
                class Task:
                    def __init__(self, work): self.work, self.after = work, []
                    def __call__(self): order.append(self); return self
                    def __rshift__(self, other): self.after.append(other); return other
                order = []
                def dag(**options):
                    def of(build):
                        def make(): build(); dags.append(options)
                        return make
                    return of

                for name in ("airflow", "airflow.exceptions", "airflow.sdk"):
                    sys.modules[name] = types.ModuleType(name)
                sys.modules["airflow.exceptions"].AirflowException = AirflowException
                sys.modules["airflow.exceptions"].AirflowFailException = AirflowFailException
                sys.modules["airflow.sdk"].dag = dag
                sys.modules["airflow.sdk"].task = Task
                runpy.run_path(sys.argv[1])

                assert len(dags) == 1 and len(order) == 2 and order[0].after == [order[1]], "not one after the other"
                assert dags[0]["catchup"] is False and dags[0]["max_active_runs"] == 1
                assert dags[0]["default_args"]["retries"] == 3 and callable(dags[0]["default_args"]["on_failure_callback"])
                print("schedule", dags[0]["schedule"])
                for task in order:
                    for code in range(4):
                        def run(command, cwd, check):
                            if code == 0: print("call", *command)
                            return types.SimpleNamespace(returncode=code)
                        subprocess.run = run
                        try:
                            task.work()
                            ended = "done"
                        except AirflowFailException: ended = "given up"
                        except AirflowException: ended = "tried again"
                        print("code", code, ended)
                """);
        Script said = said(
                "python3",
                "-B",
                check.toString(),
                DEPLOY.resolve("balie_weekly.py").toString());

        assertThat(said.exit()).as(said.out()).isZero();
        List<String> lines = said.out().lines().toList();
        List<String> codes = List.of("code 0 done", "code 1 tried again", "code 2 given up", "code 3 given up");
        assertThat(lines.stream().filter(l -> l.startsWith("code")).toList())
                .isEqualTo(Stream.concat(codes.stream(), codes.stream()).toList());
        assertThat(lines.stream()
                        .filter(l -> l.startsWith("call"))
                        .map(l -> l.replace("call /opt/balie/balie ", ""))
                        .toList())
                .isEqualTo(WEEKLY);
        assertThat(wrong(lines.get(0).replace("schedule ", ""))).isEmpty();
    }

    // Kubernetes

    private static List<Map<?, ?>> manifests() throws IOException {
        List<Map<?, ?>> all = new ArrayList<>();
        new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
                .loadAllFromString(file("kubernetes.yaml"))
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
        assertThat(wrong(String.valueOf(at(job, "spec", "schedule")))).isEmpty();
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
        assertThat(calls).isEqualTo(WEEKLY);
        calls.forEach(DeploymentsTest::parse);
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
