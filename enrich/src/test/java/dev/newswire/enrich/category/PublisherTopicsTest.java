package dev.newswire.enrich.category;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.topic.MediaTopic;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublisherTopicsTest {
    private final PublisherTopics table = Knowledge.load().publisher();

    @Test
    void knowsSectionsInSeveralLanguages() {
        assertThat(table.of(List.of("Économie", "Спорт", "Wissenschaft", "Política"))
                        .keySet())
                .containsExactly(
                        MediaTopic.ECONOMY_BUSINESS_AND_FINANCE,
                        MediaTopic.SPORT,
                        MediaTopic.SCIENCE_AND_TECHNOLOGY,
                        MediaTopic.POLITICS_AND_GOVERNMENT);
    }

    @Test
    void readsPathsCodesAndOurOwnNames() {
        assertThat(table.of(List.of("News > Science & Technology")).keySet())
                .containsExactly(MediaTopic.SCIENCE_AND_TECHNOLOGY);
        assertThat(table.of(List.of("medtop:17000000")).keySet()).containsExactly(MediaTopic.WEATHER);
        assertThat(table.of(List.of("conflict, war and peace")).keySet())
                .containsExactly(MediaTopic.CONFLICT_WAR_AND_PEACE);
    }

    @Test
    void leavesUnknownAndEndlessCategoriesAlone() {
        assertThat(table.of(List.of("World", "", "   ", "///", "Sport ".repeat(100))))
                .isEmpty();
        assertThat(table.of(Collections.nCopies(100_000, "Sport"))).hasSize(1);
    }
}
