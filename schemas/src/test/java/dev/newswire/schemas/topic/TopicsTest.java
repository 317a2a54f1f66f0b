package dev.newswire.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void namesEveryTopicOfTheFlowOnce() {
        List<String> names = Topics.catalogue().stream().map(Topic::name).toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .contains(
                        "news.sources",
                        "news.raw",
                        "news.enriched",
                        "news.mentions",
                        "news.trends",
                        "news.watchlist",
                        "news.rules",
                        "news.deadletters")
                .contains("news.category.conflict-war-and-peace", "news.category.sport");
        assertThat(names).filteredOn(name -> name.startsWith("news.category.")).hasSize(17);
    }

    @Test
    void keepsNoJavaNotesInTheContracts() {
        assertThat(Topics.catalogue()).allSatisfy(topic -> assertThat(
                        topic.value().map(Object::toString).orElse(""))
                .doesNotContain("avro.java"));
    }

    @Test
    void documentsEveryFieldOfEveryContract() {
        assertThat(Topics.catalogue()).allSatisfy(topic -> topic.value()
                .ifPresent(schema -> assertThat(schema.getFields()).allSatisfy(field -> assertThat(field.doc())
                        .as(schema.getName() + "." + field.name())
                        .isNotBlank())));
    }

    @Test
    void leavesRoomForADeadLetterOfTheLargestRecord() {
        assertThat(Topics.DEAD_LETTERS.maxMessageBytes()).isGreaterThan(Topics.RAW.maxMessageBytes());
    }

    @Test
    void findsACategoryByEveryNameItHas() {
        assertThat(List.of("16", "medtop:16000000", "conflict-war-and-peace", " Conflict, war and peace "))
                .allSatisfy(name -> assertThat(MediaTopic.of(name)).contains(MediaTopic.CONFLICT_WAR_AND_PEACE));
        assertThat(MediaTopic.of("18")).isEmpty();
    }

    /** Enrich writes LZ4, which not every client library reads. */
    @Test
    void hasTheBrokerKeepWhatOthersReadAsGzip() {
        assertThat(Topics.catalogue())
                .filteredOn(topic -> topic.owner().equals("enrich") || topic.equals(Topics.DEAD_LETTERS))
                .hasSizeGreaterThan(MediaTopic.values().length)
                .allSatisfy(topic -> assertThat(topic.settings())
                        .containsEntry("compression.type", "gzip")
                        .containsEntry("compression.gzip.level", "1"));
        assertThat(Topics.RAW.settings()).doesNotContainKey("compression.type");
    }

    @Test
    void keepsATopicForAnotherTime() {
        Topic week = Topics.DEAD_LETTERS.kept(Duration.ofDays(7));

        assertThat(week.settings()).containsEntry("retention.ms", "604800000");
        assertThat(week.kept(Topics.DEAD_LETTERS.retention())).isEqualTo(Topics.DEAD_LETTERS);
    }
}
