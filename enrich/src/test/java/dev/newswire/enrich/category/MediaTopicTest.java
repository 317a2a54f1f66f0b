package dev.newswire.enrich.category;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediaTopicTest {

    @Test
    void numbersTheSeventeenTopicsInOrder() {
        assertThat(MediaTopic.values()).hasSize(17);
        assertThat(MediaTopic.ARTS_CULTURE_ENTERTAINMENT_AND_MEDIA.code()).isEqualTo("medtop:01000000");
        assertThat(MediaTopic.WEATHER.code()).isEqualTo("medtop:17000000");
    }

    @Test
    void namesKafkaTopicsInLettersAndDashes() {
        assertThat(MediaTopic.CONFLICT_WAR_AND_PEACE.slug()).isEqualTo("conflict-war-and-peace");
        for (MediaTopic topic : MediaTopic.values()) {
            assertThat(topic.slug()).matches("[a-z]+(-[a-z]+)*");
            assertThat(MediaTopic.ofSlug(topic.slug())).contains(topic);
        }
    }

    @Test
    void agreesWithTheTopicsOfTheContracts() {
        for (MediaTopic topic : MediaTopic.values()) {
            var contract =
                    dev.newswire.schemas.topic.MediaTopic.of(topic.code()).orElseThrow();
            assertThat(topic.slug()).isEqualTo(contract.slug());
            assertThat(topic.label()).isEqualTo(contract.label());
        }
    }

    @Test
    void findsTopicsByCodeOrDigits() {
        assertThat(MediaTopic.ofCode("medtop:15000000")).contains(MediaTopic.SPORT);
        assertThat(MediaTopic.ofCode("15")).contains(MediaTopic.SPORT);
        assertThat(MediaTopic.ofCode("18")).isEmpty();
        assertThat(MediaTopic.ofCode("")).isEmpty();
    }
}
