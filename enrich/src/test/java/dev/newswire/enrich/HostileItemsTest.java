package dev.newswire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.topology.GuardedEnricher;
import dev.newswire.enrich.topology.ItemEnricher;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.Mention;
import dev.newswire.schemas.RawItem;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts that no newsroom writes, through every step at once. Linear is shown by growth, not by a clock: twice the text may
 * take about twice the processor time, a square would take four times, on any machine and under any load. {@code
 * HostileTopologyTest} reads some of them at full size.
 */
class HostileItemsTest {

    private static final ItemEnricher ENRICHER = new GuardedEnricher(Enricher.load());
    private static final int SIZE = 80_000;
    private static final double MOST_GROWTH = 3;
    private static final int TRIES = 4;

    /** A kind of text, of about so many characters. */
    private record Kind(String name, BodyFormat format, IntFunction<String> text) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Kind plain(String name, IntFunction<String> text) {
        return new Kind(name, BodyFormat.TEXT, text);
    }

    private static Kind repeated(String name, String piece) {
        return plain(name, length -> piece.repeat(length / piece.length()));
    }

    private static Kind html(String name, String piece) {
        return new Kind(name, BodyFormat.HTML, length -> piece.repeat(length / piece.length()));
    }

    /** A number that no other piece has. */
    private static Kind numbered(String name, String before, String behind) {
        return plain(name, length -> {
            StringBuilder text = new StringBuilder();
            for (int at = 0; text.length() < length; at++) {
                text.append(before).append(Integer.toString(at, 26)).append(behind);
            }
            return text.toString();
        });
    }

    private static Kind random(String name, BodyFormat format, IntUnaryOperator unit) {
        return new Kind(name, format, length -> {
            Random random = new Random(4);
            StringBuilder text = new StringBuilder();
            for (int at = 0; at < length; at++) {
                text.append((char) unit.applyAsInt(random.nextInt(0x10000)));
            }
            return text.toString();
        });
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                repeated("no space", "x"),
                repeated("capitals without space", "ABCDEFGHIJ"),
                numbered("names and nothing else", "Anna B", " met "),
                numbered("a person a sentence", "President Anna B", " said in Paris that all is well. "),
                numbered("one surname of many persons", "A", " Weber spoke. Weber left. "),
                numbered("an acronym a sentence", "Ministry of X", " (MX) said. "),
                numbered("no word twice", "", " "),
                repeated("zalgo", "Z" + "\u0317\u0301\u0323".repeat(10) + "a"),
                plain("all accents on one letter", length -> "Z" + "\u0301".repeat(length)),
                repeated("right-to-left overrides", "\u202EAnna met Omar in Paris\u202C \u2066said\u2069 "),
                repeated("lone surrogates", "\uD800 \uDC00a Paris "),
                repeated("nulls", "\0"),
                repeated("nulls between words", "Anna\0Weber said\0 "),
                repeated("opening quotes", "“"),
                repeated("opening quotes between words", "“a "),
                repeated("straight quotes", "\"a "),
                repeated("apostrophes", "'a "),
                repeated("an open quote a paragraph", "“a word\n\n"),
                repeated("opening brackets", "(a "),
                plain("nested brackets", length -> "(".repeat(length / 2) + ")".repeat(length / 2)),
                repeated("a letter a line", "a\n"),
                repeated("a heading a line", "Ab Cd\n"),
                repeated("a question a line", "Q: Why?\nA: Because.\n"),
                repeated("footnotes", "A word[1] here¹\n[1] A note of it[1]\n"),
                repeated("captions", "Photo: a (b\n"),
                repeated("dates", "7 Jan 2022\n"),
                repeated("capitals", "THE MAYOR OF PARIS ANNA WEBER SAID "),
                repeated("one sentence", "the mayor of Paris said that all is well and "),
                repeated("one sentence of speakers", "Anna Weber said, said Anna Weber, that "),
                repeated("according to according to", "according to "),
                repeated("one Russian sentence", "мэр Парижа сказал что всё хорошо и Иван Петров "),
                repeated("words without spaces", "中国国家主席习近平在北京说"),
                repeated("families of emoji", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D"),
                repeated("digits", "1"),
                repeated("number words", "one hundred thousand "),
                repeated("grouped digits", "1,111"),
                repeated("hyphens", "a-"),
                repeated("heads of compounds", "Ex-"),
                repeated("a ministry of everything", "Ministry of A, B and C, "),
                repeated("one acronym explained", "Alpha Board (AB) "),
                random("random characters", BodyFormat.TEXT, unit -> unit),
                html("deep markup", "<div>a"),
                html("nested lists", "<ul><li>a"),
                html("tables in tables", "<table><tr><td>a"),
                html("unclosed tags", "<p><a href='x"),
                html("angles", "<"),
                html("entities of markup", "&amp;"),
                html("links", "<a href=x>See more</a> "),
                random("random markup", BodyFormat.HTML, unit -> "<>/abp&;\"= \n".charAt(unit % 12)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void takesTwiceTheTimeForTwiceTheText(Kind kind) {
        RawItem half = item(kind.format(), kind.text().apply(SIZE));
        RawItem whole = item(kind.format(), kind.text().apply(2 * SIZE));
        double growth = Double.MAX_VALUE;
        for (int attempt = 0; attempt < TRIES && growth > MOST_GROWTH; attempt++) {
            growth = Math.min(growth, (double) nanos(whole) / Math.max(1, nanos(half)));
        }

        assertThat(growth).isLessThan(MOST_GROWTH);
        assertPointsAtWhatItNames(ENRICHER.enrich(half, 1, Instant.EPOCH, Instant.EPOCH));
    }

    @Test
    void readsATitleOfAMegabyte() {
        RawItem item = RawItem.newBuilder(item(BodyFormat.TEXT, "It rained."))
                .setTitle("Anna Weber ".repeat(100_000))
                .setSummary("“Anna Weber ".repeat(80_000))
                .build();

        assertPointsAtWhatItNames(ENRICHER.enrich(item, 1, Instant.EPOCH, Instant.EPOCH));
    }

    private static long nanos(RawItem item) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        ENRICHER.enrich(item, 1, Instant.EPOCH, Instant.EPOCH);
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }

    private static void assertPointsAtWhatItNames(EnrichedItem item) {
        assertThat(item.getText()).doesNotContain("\0", "\u202E", "\uD800 ");
        boolean sound = true;
        for (Entity entity : item.getEntities()) {
            for (Mention mention : entity.getMentions()) {
                String field =
                        switch (mention.getField()) {
                            case TITLE -> item.getTitle();
                            case CAPTION -> item.getCaptions().get(mention.getIndex());
                            case FOOTNOTE -> item.getFootnotes().get(mention.getIndex());
                            default -> item.getText();
                        };
                sound &= field.startsWith(mention.getText(), mention.getStart())
                        && mention.getEnd()
                                == mention.getStart() + mention.getText().length();
            }
        }
        assertThat(sound).as("mentions stand where they say").isTrue();
    }

    private static RawItem item(BodyFormat format, String body) {
        return RawItems.of("0".repeat(32), format, body, Instant.EPOCH);
    }
}
