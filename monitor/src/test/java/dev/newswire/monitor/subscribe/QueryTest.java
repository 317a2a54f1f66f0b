package dev.newswire.monitor.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.topic.MediaTopic;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QueryTest {
    private static final Query ALL = Query.everything();
    private final EnrichedItem item = Items.item("1").build();

    @Test
    void takesEverythingUnlessTold() {
        assertThat(takes(ALL)).isTrue();
        assertThat(ALL.topic().name()).isEqualTo("news.enriched");
        assertThat(ALL.follow()).isTrue();
    }

    @Test
    void readsTheTopicOfACategory() {
        assertThat(ALL.withCategory(MediaTopic.WEATHER).topic().name()).isEqualTo("news.category.weather");
    }

    @Test
    void findsEntitiesByNameAliasOrIdWhateverTheCase() {
        assertThat(takes(ALL.withEntity("göteborg"))).isTrue();
        assertThat(takes(ALL.withEntity("Goteborg"))).isTrue();
        assertThat(takes(ALL.withEntity(" GOTHENBURG "))).isTrue();
        assertThat(takes(ALL.withEntity("geonames:2711537"))).isTrue();
        assertThat(takes(ALL.withEntity("Göte"))).isFalse();
    }

    @Test
    void filtersLanguagesBySubtags() {
        assertThat(takes(ALL.withLanguage("en"))).isTrue();
        assertThat(takes(ALL.withLanguage("EN_gb"))).isTrue();
        assertThat(takes(ALL.withLanguage("e"))).isFalse();
        assertThat(takes(ALL.withLanguage("sv"))).isFalse();
    }

    @Test
    void findsSourcesByIdOrName() {
        assertThat(takes(ALL.withSource("harbour-post"))).isTrue();
        assertThat(takes(ALL.withSource("the harbour post"))).isTrue();
        assertThat(takes(ALL.withSource("post"))).isFalse();
    }

    @Test
    void findsWordsInTitleSummaryAndText() {
        assertThat(takes(ALL.withText("PAY goteborg"))).isTrue();
        assertThat(takes(ALL.withText("dock talk"))).isTrue();
        assertThat(takes(ALL.withText("ock"))).isFalse();
        assertThat(takes(ALL.withText("\"port of goteborg\" vote"))).isTrue();
        assertThat(takes(ALL.withText("\"of port\""))).isFalse();
        assertThat(takes(ALL.withText("  "))).isTrue();
        assertThat(takes(ALL.withText("pay strike"))).isFalse();
        assertThat(ALL.withText("strike")
                        .filter()
                        .test(Items.item("2").setSummary("Strike!").build()))
                .isTrue();
    }

    @Test
    void findsWordsAnywhereInScriptsWithoutSpaces() {
        EnrichedItem japanese = Items.item("3").setText("東京都知事選挙の結果").build();
        assertThat(ALL.withText("選挙").filter().test(japanese)).isTrue();
        assertThat(ALL.withText("大阪").filter().test(japanese)).isFalse();
    }

    @Test
    void allConditionsMustHold() {
        Query query = ALL.withLanguage("en")
                .withEntity("Göteborg")
                .withSource("harbour-post")
                .withText("pay");
        assertThat(takes(query)).isTrue();
        assertThat(takes(query.withLanguage("de"))).isFalse();
        assertThat(query.withStart(new Start.Beginning()).withFollow(false))
                .extracting(Query::start, Query::follow)
                .containsExactly(new Start.Beginning(), false);
        assertThatIllegalArgumentException().isThrownBy(() -> new Start.Since(Duration.ofSeconds(-1)));
    }

    @Property
    void everyTextFindsItself(@ForAll String text) {
        String plain = text.replace("\"", "");
        assertThat(ALL.withText(plain)
                        .filter()
                        .test(Items.item("4").setText(plain).build()))
                .isTrue();
    }

    private boolean takes(Query query) {
        return query.filter().test(item);
    }
}
