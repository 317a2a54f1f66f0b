package dev.newswire.schemas.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.Category;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.EntityType;
import dev.newswire.schemas.Processing;
import dev.newswire.schemas.RecordTrust;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.topic.MediaTopic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemFilterTest {

    private final EnrichedItem item = item();

    private static EnrichedItem item() {
        RecordTrust.establish();
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        return EnrichedItem.newBuilder()
                .setId("1")
                .setRevision(1)
                .setSource(Source.newBuilder()
                        .setId("harbour-post")
                        .setName("The Harbour Post")
                        .build())
                .setTitle("Vote in the port of Göteborg")
                .setText("Dockers vote on pay.")
                .setLanguage("pt-BR")
                .setPublishedAt(noon)
                .setProcessing(Processing.newBuilder()
                        .setFetchedAt(noon)
                        .setIngestedAt(noon)
                        .setEnrichedAt(noon)
                        .build())
                .setEntities(List.of(Entity.newBuilder()
                        .setName("Göteborg")
                        .setType(EntityType.LOCATION)
                        .setId("wikidata:Q25287")
                        .setAliases(List.of("Gothenburg"))
                        .build()))
                .setCategories(List.of(Category.newBuilder()
                        .setCode(MediaTopic.LABOUR.code())
                        .setName("labour")
                        .setScore(0.5)
                        .build()))
                .build();
    }

    @Test
    void takesEverythingWhenNothingIsSet() {
        assertThat(takes(null, null, null, null, null)).isTrue();
    }

    @Test
    void asksEachCondition() {
        assertThat(takes(MediaTopic.LABOUR, null, null, null, null)).isTrue();
        assertThat(takes(MediaTopic.SPORT, null, null, null, null)).isFalse();
        assertThat(takes(null, " gothenburg", null, null, null)).isTrue();
        assertThat(takes(null, "WIKIDATA:Q25287", null, null, null)).isTrue();
        assertThat(takes(null, "Oslo", null, null, null)).isFalse();
        assertThat(takes(null, null, "PT", null, null)).isTrue();
        assertThat(takes(null, null, "p", null, null)).isFalse();
        assertThat(takes(null, null, null, "the harbour post", null)).isTrue();
        assertThat(takes(null, null, null, "post", null)).isFalse();
        assertThat(takes(null, null, null, null, "\"port of goteborg\" dock")).isTrue();
        assertThat(takes(null, null, null, null, "\"of port\"")).isFalse();
    }

    @Test
    void wantsAllConditionsToHold() {
        assertThat(takes(MediaTopic.LABOUR, "Göteborg", "pt", "harbour-post", "pay"))
                .isTrue();
        assertThat(takes(MediaTopic.LABOUR, "Göteborg", "de", "harbour-post", "pay"))
                .isFalse();
    }

    private boolean takes(
            @Nullable MediaTopic category,
            @Nullable String entity,
            @Nullable String language,
            @Nullable String source,
            @Nullable String text) {
        return new ItemFilter(category, entity, language, source, text)
                .predicate()
                .test(item);
    }
}
