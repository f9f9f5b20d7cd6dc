package balie.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The DAG of Airflow is right, as far as that can be known without one. */
class DeployedDagTest {

    @TempDir
    private Path folder;

    @Test
    void the_dag_calls_balie_and_tries_again_only_what_may_go_over() throws Exception {
        assumeTrue(
                Deployed.said(folder, "python3", "--version").exit() == 0,
                "python3 is not installed: the DAG was not run");
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
        Deployed.Said said = Deployed.said(
                folder,
                "python3",
                "-B",
                check.toString(),
                Deployed.FOLDER.resolve("balie_weekly.py").toString());

        assertThat(said.exit()).as(said.out()).isZero();
        List<String> lines = said.out().lines().toList();
        List<String> codes = List.of("code 0 done", "code 1 tried again", "code 2 given up", "code 3 given up");
        assertThat(lines.stream().filter(l -> l.startsWith("code")).toList())
                .isEqualTo(Stream.concat(codes.stream(), codes.stream()).toList());
        assertThat(lines.stream()
                        .filter(l -> l.startsWith("call"))
                        .map(l -> l.replace("call /opt/balie/balie ", ""))
                        .toList())
                .isEqualTo(Deployed.WEEKLY);
        assertThat(CronTime.wrong(lines.get(0).replace("schedule ", ""))).isEmpty();
    }
}
