package balie.browser;

import balie.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Measures, and is no test of the suite: {@code mvn test -Dtest=ListScrolling}. Figures stand in docs/benchmarks.md. */
class ListScrolling {

    private static final int RUNS = 5;

    /** A frame after each wheel of a mouse, through a part of the list: median, 95th percentile and longest, in milliseconds. */
    private static final String SCROLL = """
            async () => {
              const frames = [];
              let last = performance.now();
              for (let i = 0; i < 300; i++) {
                scrollBy(0, 240);
                await new Promise(requestAnimationFrame);
                const now = performance.now();
                frames.push(now - last);
                last = now;
              }
              frames.sort((a, b) => a - b);
              return [150, 285, 299].map(i => frames[i].toFixed(1)).join(' / ');
            }""";

    /** Until the page is laid out again, in milliseconds. */
    private static final String TIMED = """
            () => {
              const timed = act => { const at = performance.now(); act(); document.body.offsetHeight; return Math.round(performance.now() - at); };
              const channel = document.querySelectorAll('.filters select')[3];
              return [
                timed(() => { channel.value = channel.options[1].value; channel.dispatchEvent(new Event('change')); }),
                timed(() => { channel.value = ''; channel.dispatchEvent(new Event('change')); }),
                timed(() => document.querySelectorAll('th button')[5].click()),
              ].join(' / ');
            }""";

    @Test
    void ten_thousand_rows(@TempDir Path folder) throws IOException {
        Path page = LongList.write(folder, Words.english());
        System.out.println(LongList.ROWS + " rows, " + Files.size(page) / 1000 + " kB");
        try (Chromium chromium = Chromium.start()) {
            for (int run = 1; run <= RUNS; run++) {
                try (Tab tab = chromium.open(page, View.of(1440))) {
                    Object scroll = tab.ask(SCROLL);
                    assertThat(scroll).isNotNull();
                    System.out.println("run " + run + ": load " + tab.loading()
                            + " ms; frames while scrolling, median / p95 / longest " + scroll
                            + " ms; choose / choose all / sort " + tab.ask(TIMED) + " ms");
                }
            }
        }
    }
}
