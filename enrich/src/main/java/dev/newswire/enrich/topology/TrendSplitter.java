package dev.newswire.enrich.topology;

import dev.newswire.schemas.Category;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.TrendKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KeyValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * One note to each partition with those entities, categories and the story of an item's first revision that are counted
 * there; without any for later revisions, so that an item counts once. Each partition gets a note in any case, so that
 * windows close everywhere as time goes on.
 *
 * @param partitions over how many partitions counts are spread
 */
record TrendSplitter(int partitions)
        implements KeyValueMapper<String, EnrichedItem, Iterable<KeyValue<String, TrendNote>>> {

    @Override
    public Iterable<KeyValue<String, TrendNote>> apply(String id, @Nullable EnrichedItem item) {
        List<List<TrendSubject>> shares = Stream.<List<TrendSubject>>generate(ArrayList::new)
                .limit(partitions)
                .toList();
        if (item != null && item.getRevision() == 1) {
            for (TrendSubject subject : subjects(item)) {
                shares.get(partition(subject)).add(subject);
            }
        }
        List<KeyValue<String, TrendNote>> notes = new ArrayList<>(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            notes.add(KeyValue.pair(id, new TrendNote(partition, shares.get(partition))));
        }
        return notes;
    }

    /** As Kafka's producers do, whatever they are set to, since a count must never move. */
    private int partition(TrendSubject subject) {
        byte[] key = subject.recordKey().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private static List<TrendSubject> subjects(EnrichedItem item) {
        List<TrendSubject> subjects = new ArrayList<>();
        for (Entity entity : item.getEntities()) {
            subjects.add(new TrendSubject(
                    TrendKind.ENTITY, entity.getType() + ":" + entity.getName(), entity.getName(), entity.getId()));
        }
        for (Category category : item.getCategories()) {
            subjects.add(new TrendSubject(TrendKind.CATEGORY, category.getCode(), category.getName(), null));
        }
        if (item.getStory() != null) {
            subjects.add(new TrendSubject(TrendKind.STORY, item.getStory().getId(), item.getTitle(), null));
        }
        return subjects;
    }
}
