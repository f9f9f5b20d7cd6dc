package balie.bench;

import java.util.Arrays;

/** Runs a benchmark by name: {@code ./balie bench start}. */
public final class Bench {

    private Bench() {}

    public static void main(String[] args) throws Exception {
        String name = args.length == 0 ? "" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (name) {
            case "start":
                Start.main(rest);
                break;
            case "ingest":
                IngestBench.main(rest);
                break;
            case "questions":
                QuestionsBench.main(rest);
                break;
            case "coverage":
                Coverage.main(rest);
                break;
            case "profiles":
                ProfilesBench.main(rest);
                break;
            case "erase":
                EraseBench.main(rest);
                break;
            case "disclosure":
                DisclosureBench.main(rest);
                break;
            case "cluster":
                ClusterBench.main(rest);
                break;
            case "figures":
                FiguresBench.main(rest);
                break;
            case "week":
                WeekBench.main(rest);
                break;
            default:
                System.err.println(
                        "Benchmarks: start, ingest, questions, coverage, profiles, erase, disclosure, cluster, figures, week");
                System.exit(2);
        }
    }
}
