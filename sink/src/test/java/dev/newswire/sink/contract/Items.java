package dev.newswire.sink.contract;

import dev.newswire.schemas.Category;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.EntityType;
import dev.newswire.schemas.KeyPhrase;
import dev.newswire.schemas.Media;
import dev.newswire.schemas.Mention;
import dev.newswire.schemas.Processing;
import dev.newswire.schemas.Quotation;
import dev.newswire.schemas.QuotationKind;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.Story;
import dev.newswire.schemas.TextField;
import dev.newswire.sink.SinkRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Items made up for tests. */
public final class Items {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Items() {}

    /** A short item that names nobody. */
    public static EnrichedItem.Builder item(String id, int revision) {
        return EnrichedItem.newBuilder()
                .setId(id)
                .setRevision(revision)
                .setSource(Source.newBuilder()
                        .setId("test.example")
                        .setName("Test")
                        .setKind(SourceKind.PUSH)
                        .build())
                .setTitle("Title " + revision)
                .setText("Text of revision " + revision + ".")
                .setLanguage("en")
                .setLanguageConfidence(0.9)
                .setPublishedAt(NOON)
                .setProcessing(Processing.newBuilder()
                        .setFetchedAt(NOON)
                        .setIngestedAt(NOON)
                        .setEnrichedAt(NOON)
                        .setModels(Map.of("language", "lang 1"))
                        .build());
    }

    /** An item with about sixty rows of tags, as a long article has. */
    public static EnrichedItem rich(int number) {
        String id = String.format("%032x", number);
        List<Entity> entities = new ArrayList<>();
        for (int e = 0; e < 12; e++) {
            List<Mention> mentions = new ArrayList<>();
            for (int m = 0; m < 2; m++) {
                mentions.add(mention("Name " + e, 20 * e + m));
            }
            entities.add(entity("Name " + (number % 50 + e), EntityType.PERSON, mentions));
        }
        List<Quotation> quotations = new ArrayList<>();
        List<KeyPhrase> phrases = new ArrayList<>();
        for (int q = 0; q < 8; q++) {
            quotations.add(Quotation.newBuilder()
                    .setText("We said number " + q)
                    .setKind(QuotationKind.DIRECT)
                    .setSpeaker("Name " + q)
                    .setStart(q)
                    .setEnd(q + 10)
                    .build());
            phrases.add(KeyPhrase.newBuilder()
                    .setText("phrase " + q)
                    .setScore(1.0 / (q + 1))
                    .build());
        }
        return item(id, 1)
                .setUrl("https://news.example/" + number)
                .setTitle("Harvest report " + number)
                .setText(("The harvest of district " + number + " was brought in before the rain. ").repeat(40))
                .setEntities(entities)
                .setCategories(List.of(category("medtop:04000000"), category("medtop:06000000")))
                .setQuotations(quotations)
                .setKeyPhrases(phrases)
                .setStory(Story.newBuilder()
                        .setId(id)
                        .setFirstItem(id)
                        .setSimilarity(1)
                        .build())
                .setMedia(List.of(Media.newBuilder()
                        .setUrl("https://news.example/" + number + ".jpg")
                        .build()))
                .build();
    }

    public static Entity entity(String name, EntityType type, List<Mention> mentions) {
        return Entity.newBuilder()
                .setName(name)
                .setType(type)
                .setSalience(0.1)
                .setTagger("rule")
                .setMentions(mentions)
                .build();
    }

    public static Mention mention(String text, int start) {
        return Mention.newBuilder()
                .setField(TextField.TEXT)
                .setStart(start)
                .setEnd(start + text.length())
                .setText(text)
                .build();
    }

    public static Category category(String code) {
        return Category.newBuilder()
                .setCode(code)
                .setName("Category " + code)
                .setScore(0.8)
                .setEvidence(List.of("term:harvest", "term:\"quoted\\\""))
                .build();
    }

    /** The item as it was read from a partition. */
    public static SinkRecord record(TopicPartition partition, long offset, EnrichedItem item) {
        return new SinkRecord(source(partition, offset, item.getId()), item.getId(), item);
    }

    /** A record that deletes an item. */
    public static SinkRecord tombstone(TopicPartition partition, long offset, String id) {
        return new SinkRecord(source(partition, offset, id), id, null);
    }

    private static ConsumerRecord<byte @Nullable [], byte @Nullable []> source(
            TopicPartition partition, long offset, String id) {
        return new ConsumerRecord<>(
                partition.topic(), partition.partition(), offset, id.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }
}
