package dev.newswire.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.date.DateParser;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {

    private static final ArticleReader READER = ArticleReader.load(DateParser.load());
    /** A linear reader needs a tenth of this on a slow machine; a quadratic one needs hours. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("ten million characters", "All is well in the town today. ".repeat(330_000), false),
                Arguments.of("no space", "x".repeat(1_000_000), false),
                Arguments.of("line breaks", "\n".repeat(1_000_000), false),
                Arguments.of("a word a line", "word\n".repeat(300_000), false),
                Arguments.of("heaps of accents", ("a" + "\u0301\u0323".repeat(500)).repeat(1_000), false),
                Arguments.of("direction marks", "\u202Eabc\u2066".repeat(200_000), false),
                Arguments.of("lone surrogates", "\uD800 \uDC00".repeat(300_000), false),
                Arguments.of("nulls", "\0".repeat(1_000_000), false),
                Arguments.of("ampersands", "&".repeat(1_000_000), false),
                Arguments.of("entities", "&amp;".repeat(300_000), false),
                Arguments.of("brackets", "(".repeat(300_000) + ")".repeat(300_000), false),
                Arguments.of("notes", "A word[1] here¹\n[1] A note of it[1]\n".repeat(30_000), false),
                Arguments.of("captions", "Photo: a (b\n".repeat(50_000), false),
                Arguments.of("dates", "7 Jan 2022\n".repeat(50_000), false),
                Arguments.of("angles", "<".repeat(1_000_000), true),
                Arguments.of("deep markup", "<div>".repeat(100_000) + "deep", true),
                Arguments.of("deep shares", "<div class=share>".repeat(50_000) + "deep", true),
                Arguments.of("deep inline markup", "<b><i>".repeat(20_000) + "deep", true),
                Arguments.of("deep lists", "<ul><li>".repeat(50_000) + "deep", true),
                Arguments.of("unclosed tags", "<p><a href='x".repeat(50_000), true),
                Arguments.of("tables", "<table><tr><td>".repeat(10_000), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void isReadInLinearTimeAndWithoutOverflow(String name, String body, boolean html) {
        long start = System.nanoTime();
        Article article = READER.read(null, null, body, html);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(name).isLessThan(BOUND);
        assertThat(article.text()).doesNotContain("\0", "\u202E", "\uD800 ");
    }

    @Test
    void keepsTheLettersUnderHeapsOfAccents() {
        Article article =
                READER.read(null, null, "Z" + "\u0337".repeat(50) + "algo text stands here, whole and plain.", false);

        assertThat(article.text()).startsWith("Z\u0337\u0337\u0337\u0337algo");
    }

    @Test
    void keepsWhatIsWrittenFromRightToLeft() {
        Article article = READER.read(
                "عنوان", null, "قال الوزير إن الجسر سيفتح في الربيع القادم بعد ثلاث سنوات من العمل.", false);

        assertThat(article.text()).isEqualTo("قال الوزير إن الجسر سيفتح في الربيع القادم بعد ثلاث سنوات من العمل.");
    }
}
