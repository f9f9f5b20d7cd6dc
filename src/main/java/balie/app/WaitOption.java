package balie.app;

import picocli.CommandLine.Option;

import java.time.Duration;

/** How long a command waits for its turn with a store. */
final class WaitOption {

    @Option(
            names = "--wait",
            paramLabel = "MINUTES",
            description =
                    "How long to wait while another run uses the store, 0: not at all. Default: ${DEFAULT-VALUE}.")
    private int minutes = 10;

    Duration patience() {
        return Duration.ofMinutes(Math.max(0, minutes));
    }
}
