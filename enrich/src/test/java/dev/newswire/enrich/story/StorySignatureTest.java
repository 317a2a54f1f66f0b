package dev.newswire.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StorySignatureTest {
    /** Stored signatures of earlier releases must stay comparable; changing this means a new VERSION. */
    private static final int PINNED = 795700637;

    private static String words(int from, int to) {
        StringBuilder text = new StringBuilder();
        IntStream.range(from, to).forEach(i -> text.append("word").append(i).append(' '));
        return text.toString();
    }

    @Test
    void estimatesHowMuchTwoTextsShare() {
        StorySignature whole = StorySignature.of("", words(0, 600));
        StorySignature half = StorySignature.of("", words(0, 300));

        assertThat(whole.similarity(half)).isCloseTo(0.5, within(0.13));
        assertThat(whole.overlap(half)).isGreaterThan(0.8);
        assertThat(whole.similarity(StorySignature.of("", words(5000, 5600)))).isLessThan(0.03);
    }

    @Test
    void doesNotMindCaseAndPunctuation() {
        assertThat(StorySignature.of("", "One, two: THREE – four; five?"))
                .isEqualTo(StorySignature.of("", "one two three four five"));
    }

    @Test
    void readsEveryScript() {
        String russian = "Совет города решил построить новый мост через реку уже в следующем году несмотря на цену";
        String chinese = "市议会决定明年在河上修建一座新桥尽管费用高昂居民对此表示欢迎";
        String arabic = "قرر مجلس المدينة بناء جسر جديد فوق النهر في العام القادم رغم التكلفة العالية والاعتراضات";

        for (String text : new String[] {russian, chinese, arabic}) {
            StorySignature signature = StorySignature.of("", text);
            assertThat(signature.tooShort()).as(text).isFalse();
            assertThat(signature.similarity(StorySignature.of("", text + " " + text.substring(0, 9))))
                    .isGreaterThan(0.6);
        }
    }

    @Test
    void isTooShortForAHeadline() {
        assertThat(StorySignature.of("Bridge closed", "The bridge is closed.").tooShort())
                .isTrue();
        assertThat(StorySignature.of("", "").tooShort()).isTrue();
    }

    @Test
    void survivesItsBytesAndNeverChangesThem() {
        StorySignature signature = StorySignature.of("A title", words(0, 50));

        assertThat(signature.toBytes()).hasSize(StorySignature.BYTES).hasSizeLessThanOrEqualTo(512);
        assertThat(StorySignature.fromBytes(signature.toBytes())).isEqualTo(signature);
        assertThat(Arrays.hashCode(signature.toBytes())).isEqualTo(PINNED);
        assertThatThrownBy(() -> StorySignature.fromBytes(new byte[3])).hasMessageContaining("3");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "a".repeat(1_000_000),
                "a ".repeat(500_000),
                words(0, 150_000),
                "\ud800 ".repeat(500_000),
                "\u0301".repeat(1_000_000),
                "桥".repeat(1_000_000),
                "\u0000".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void staysQuickOnHostileText(String text) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> StorySignature.of(text, text));
    }
}
