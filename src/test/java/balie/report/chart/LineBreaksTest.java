package balie.report.chart;

import balie.report.words.Words;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LineBreaksTest {

    private final Lettering lettering = new Lettering(LiberationSans.load(), Words.english());
    private final LineBreaks breaks = new LineBreaks(lettering);

    @Test
    void breaksAtSpacesAndAfterHyphensAndSlashes() {
        assertThat(wrap("een twee drie", "een twee")).containsExactly("een twee", "drie");
        assertThat(wrap("gas-contract", "contract-")).containsExactly("gas-", "contract");
        assertThat(wrap("gas/stroom", "stroom")).containsExactly("gas/", "stroom");
    }

    @Test
    void partsAWordThatIsWiderThanALine() {
        List<String> lines = wrap("verzekeringsmaatschappij", "verzekerings-");

        assertThat(lines)
                .hasSizeGreaterThan(1)
                .allSatisfy(l -> assertThat(width(l)).isLessThanOrEqualTo(width("verzekerings-")));
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(l -> l.endsWith("-"));
        assertThat(String.join("", lines).replace("-", "")).isEqualTo("verzekeringsmaatschappij");
    }

    @Test
    void doesNotPartWhatIsOneCharacterToTheReader() {
        List<String> lines = breaks.wrap("👩‍💻👩‍💻👩‍💻", 1, Theme.LABEL);

        assertThat(String.join("", lines).replace("-", "")).isEqualTo("👩‍💻👩‍💻👩‍💻");
        assertThat(lines).noneMatch(l -> Character.isLowSurrogate(l.charAt(0)));
    }

    @Test
    void evensLinesWithoutMoreOfThem() {
        String text = "Spring plan: what does it cost and when does it start?";
        double width = width("Spring plan: what does it cost and when does it");

        List<String> even = breaks.wrapEvenly(text, width, Theme.LABEL);

        assertThat(breaks.wrap(text, width, Theme.LABEL)).last().isEqualTo("start?");
        assertThat(even).hasSize(2);
        assertThat(width(even.get(1))).isGreaterThan(width(even.get(0)) / 2);
        assertThat(String.join(" ", even)).isEqualTo(text);
    }

    @Test
    void anEmptyTextIsOneEmptyLine() {
        assertThat(breaks.wrap("", 100, Theme.LABEL)).containsExactly("");
        assertThat(breaks.wrapEvenly("", 100, Theme.LABEL)).containsExactly("");
        assertThat(breaks.wrap("", -1, Theme.LABEL)).containsExactly("");
    }

    private List<String> wrap(String text, String asWideAs) {
        return breaks.wrap(text, width(asWideAs) + 0.1, Theme.LABEL);
    }

    private double width(String text) {
        return lettering.width(text, Theme.LABEL);
    }
}
