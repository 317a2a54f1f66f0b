package dev.newswire.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.newswire.enrich.text.Article;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that no newsroom writes. */
class HostileEntitiesTest {
    private static final EntityTagger TAGGER = EntityTagger.load();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    static List<String> texts() {
        StringBuilder names = new StringBuilder();
        StringBuilder noise = new StringBuilder();
        Random random = new Random(3);
        for (int at = 0; at < 100_000; at++) {
            names.append("Anna B").append(Integer.toString(at, 26)).append(" met ");
            noise.append((char) random.nextInt(0x10000));
        }
        return List.of(
                "",
                "x".repeat(1_000_000),
                "A".repeat(1_000_000),
                "а-".repeat(500_000),
                "A.".repeat(200_000),
                ")".repeat(50_000),
                "'s".repeat(200_000),
                "The President of ".repeat(20_000),
                "УВД ".repeat(20_000),
                "“Министерство ".repeat(30_000),
                names.toString(),
                names.substring(0, 200_000).toUpperCase(Locale.ROOT),
                noise.toString(),
                "z̷̢̡͎̀́a̸̛l̵̨g̶o̴ of Pa̸̛ris ".repeat(5_000),
                "\u202eAnna Weber\u202c met \u2066Kenya\u2069 ".repeat(5_000),
                "Kenya \ud800 Paris \udfff \u0000 Anna\u0000Weber ".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void staysLinearAndTrueToTheText(String text) {
        for (String language : List.of("en", "ru")) {
            List<NamedEntity> entities =
                    assertTimeoutPreemptively(LIMIT, () -> TAGGER.tag(Article.of("", text), language));
            List<EntityMention> mentions = entities.stream()
                    .flatMap(entity -> entity.mentions().stream())
                    .sorted(Comparator.comparingInt(EntityMention::start))
                    .toList();
            boolean sound = true;
            int free = 0;
            for (EntityMention mention : mentions) {
                sound &= mention.start() >= free
                        && text.substring(mention.start(), mention.end()).equals(mention.text());
                free = mention.end();
            }
            assertThat(sound).isTrue();
        }
    }
}
