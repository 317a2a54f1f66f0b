package dev.newswire.sink.file;

import static dev.newswire.sink.contract.Items.item;
import static dev.newswire.sink.contract.Items.record;
import static dev.newswire.sink.contract.Items.tombstone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.runtime.error.RetriableException;
import dev.newswire.sink.FencedException;
import dev.newswire.sink.Membership;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.contract.Items;
import dev.newswire.sink.contract.SinkTarget.Stored;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderWriterTest {

    private static final TopicPartition ZERO = new TopicPartition("news.enriched", 0);
    private static final TopicPartition ONE = new TopicPartition("news.enriched", 1);
    private static final SegmentName.Owner OWNER = SegmentName.Owner.of("news.enriched", 0, "topic-1");

    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private FolderWriter writer;

    @BeforeEach
    void open() {
        writer = writer(1 << 20, 100);
    }

    @Test
    void laysFilesByDateAndCategoryUnderNamesThatTellTheOffsets() throws Exception {
        claim(writer, "topic-1");
        writer.write(SinkBatch.of(List.of(
                record(ZERO, 5, item("a", 1).build()),
                record(
                        ZERO,
                        8,
                        item("b", 1)
                                .setPublishedAt(Instant.parse("2026-03-02T00:00:00Z"))
                                .setCategories(List.of(Items.category("medtop:15000000")))
                                .build()))));
        assertThat(seen()).isEmpty();
        assertThat(writer.flush(Set.of(ZERO))).containsEntry(ZERO, 9L);

        String name = new SegmentName(OWNER, 5, 8) + ".jsonl";
        assertThat(seen())
                .containsExactlyInAnyOrder(
                        "date=2026-03-01/category=none/" + name, "date=2026-03-02/category=sport/" + name);
        assertThat(SegmentName.parse(name)).contains(new SegmentName(OWNER, 5, 8));
    }

    @Test
    void finishesFilesBySizeAgeAndNumber() throws Exception {
        claim(writer, "topic-1");
        writer.write(SinkBatch.of(List.of(record(ZERO, 0, item("a", 1).build()))));
        assertThat(writer.flush(Set.of())).isEmpty();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(writer.flush(Set.of())).containsEntry(ZERO, 1L);

        FolderWriter small = writer(100, 100);
        claim(small, "topic-1");
        small.write(SinkBatch.of(List.of(
                record(ZERO, 1, item("b", 1).build()),
                record(ZERO, 2, item("c", 1).build()))));
        assertThat(seen()).hasSize(3);

        FolderWriter few = writer(1 << 20, 2);
        claim(few, "topic-1");
        Instant other = Instant.parse("2027-01-01T00:00:00Z");
        few.write(SinkBatch.of(List.of(
                record(ZERO, 3, item("d", 1).build()),
                record(ZERO, 4, item("e", 1).setPublishedAt(other).build()))));
        assertThat(seen()).hasSize(5);
    }

    @Test
    void goesOnWhereTheNamesEnd() throws Exception {
        claim(writer, "topic-1");
        writer.write(SinkBatch.of(List.of(record(ZERO, 5, item("a", 1).build()))));
        writer.flush(Set.of(ZERO));
        writer.write(SinkBatch.of(List.of(record(ZERO, 6, item("b", 1).build()))));

        assertThat(claim(writer(1 << 20, 100), "topic-1").get(ZERO)).hasValue(6);
        assertThat(Readers.stored(folder)).containsExactly(new Stored("a", 1));
    }

    @Test
    void goesOnBehindWhatLeftNoFile() throws Exception {
        committed.put(ZERO, 9L);
        assertThat(claim(writer, "topic-1").get(ZERO)).hasValue(9);
        writer.write(SinkBatch.past(ZERO, 9));
        assertThat(writer.flush(Set.of())).containsEntry(ZERO, 10L);
        assertThat(seen()).isEmpty();
    }

    @Test
    void beginsAnewWithATopicOfTheSameName() throws Exception {
        claim(writer, "topic-1");
        writer.write(SinkBatch.of(List.of(record(ZERO, 5, item("a", 1).build()))));
        writer.flush(Set.of(ZERO));

        assertThat(claim(writer(1 << 20, 100), "topic-2").get(ZERO)).isEmpty();
    }

    @Test
    void carriesOnWhatWasFinishedAndNotYetMoved() throws Exception {
        Path done = folder.resolve(".newswire/done-" + new SegmentName(OWNER, 0, 3));
        Path inner = Files.createDirectories(done.resolve("date=2026-03-01/category=none"));
        Files.writeString(inner.resolve("open.jsonl"), "{\"id\":\"a\",\"revision\":1}\n");
        Path open = Files.createDirectories(folder.resolve(".newswire/open-" + OWNER + "-x/date=2026-03-01"));

        assertThat(claim(writer, "topic-1").get(ZERO)).hasValue(4);
        assertThat(Readers.stored(folder)).containsExactly(new Stored("a", 1));
        assertThat(done).doesNotExist();
        assertThat(open).doesNotExist();
    }

    @Test
    void publishesNothingOnceAnotherHasClaimed() throws Exception {
        claim(writer, "topic-1");
        writer.write(SinkBatch.of(List.of(record(ZERO, 0, item("a", 1).build()))));
        FolderWriter other = writer(1 << 20, 100);
        claim(other, "topic-1");

        assertThatThrownBy(() -> writer.flush(Set.of(ZERO))).isInstanceOf(FencedException.class);
        other.write(SinkBatch.of(List.of(record(ZERO, 0, item("a", 1).build()))));
        assertThat(other.flush(Set.of(ZERO))).containsEntry(ZERO, 1L);
        assertThat(Readers.stored(folder)).containsExactly(new Stored("a", 1));
    }

    @Test
    void publishesNothingItBeganAfterAnotherHadClaimed() throws Exception {
        claim(writer, "topic-1");
        claim(writer(1 << 20, 100), "topic-1");
        writer.write(SinkBatch.of(List.of(record(ZERO, 0, item("a", 1).build()))));

        assertThatThrownBy(() -> writer.flush(Set.of(ZERO))).isInstanceOf(FencedException.class);
        assertThat(seen()).isEmpty();
    }

    @Test
    void dropsWhatItHoldsWhenTheFolderIsGone() throws Exception {
        claim(writer, "topic-1");
        writer.write(SinkBatch.of(List.of(record(ZERO, 0, item("a", 1).build()))));
        Folder.delete(folder.resolve(".newswire"));

        assertThatThrownBy(() -> writer.flush(Set.of(ZERO))).isInstanceOf(FencedException.class);
        assertThatThrownBy(() -> claim(writer, "topic-1")).isInstanceOf(RetriableException.class);
        assertThat(folder.resolve(".newswire")).doesNotExist();
        writer.open();
        assertThat(claim(writer, "topic-1").get(ZERO)).isEmpty();
    }

    @Test
    void listsWhatTombstonesName() throws Exception {
        claim(writer, "topic-1");
        writer.write(SinkBatch.of(List.of(tombstone(ZERO, 3, "gone \"quoted\""))));
        writer.flush(Set.of(ZERO));

        Path list = folder.resolve("deleted").resolve(new SegmentName(OWNER, 3, 3) + ".jsonl");
        assertThat(Files.readString(list)).startsWith("{\"id\":\"gone \\\"quoted\\\"\",\"deletedAt\":\"");
    }

    @Test
    void countsFilesBytesAndWhatIsErased() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        writer.measure(registry);
        claim(writer, "topic-1");
        writer.write(SinkBatch.of(List.of(
                record(ZERO, 0, item("a", 1).build()),
                record(ZERO, 1, item("b", 1).build()))));
        writer.flush(Set.of(ZERO));
        assertThat(registry.get("newswire.sink.file.bytes").counter().count())
                .isEqualTo(Files.size(Readers.files(folder).get(0)));
        writer.write(SinkBatch.of(List.of(tombstone(ZERO, 2, "a"))));
        writer.flush(Set.of(ZERO));

        assertThat(registry.get("newswire.sink.file.files").counter().count()).isEqualTo(2);
        assertThat(registry.get("newswire.sink.file.erased").counter().count()).isEqualTo(1);
        assertThat(registry.get("newswire.sink.file.erasing").timer().count()).isEqualTo(1);
    }

    @Test
    void takesWhatATombstoneNamesOutOfFilesOfAllFormatsAndKeepsTheirNames() throws Exception {
        long offset = 0;
        for (FileFormat format : FileFormat.values()) {
            FolderWriter one = writer(1 << 20, 100, format);
            claim(one, "topic-1");
            one.write(SinkBatch.of(List.of(
                    record(ZERO, offset++, item("a", 1).build()),
                    record(ZERO, offset++, item("gone", 1).build()),
                    record(ZERO, offset++, item("gone", 2).build()))));
            one.flush(Set.of(ZERO));
            one.close();
        }
        claim(writer, "topic-1");
        writer.write(SinkBatch.of(List.of(record(ONE, 0, item("gone", 1).build()))));
        writer.flush(Set.of(ONE));
        List<String> before = seen();

        writer.write(SinkBatch.of(List.of(
                record(ZERO, offset++, item("gone", 3).build()),
                record(ZERO, offset++, item("b", 1).build()),
                tombstone(ZERO, offset++, "gone"),
                record(ZERO, offset++, item("c", 1).build()))));
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(writer.flush(Set.of())).containsEntry(ZERO, offset);

        assertThat(seen()).containsAll(before).hasSize(before.size() + 2);
        assertThat(Readers.stored(folder).stream().map(Stored::id)).containsExactly("a", "a", "a", "b", "c", "gone");
        assertThat(Readers.stored(folder.resolve("deleted"))).isEmpty();
        assertThat(folder.resolve(".newswire"))
                .isDirectoryNotContaining(one -> one.toString().contains("open-"));
    }

    @Test
    void keepsWhatComesAgainAfterItsTombstone() throws Exception {
        claim(writer, "topic-1");
        writer.write(SinkBatch.of(List.of(
                record(ZERO, 0, item("a", 1).build()),
                tombstone(ZERO, 1, "a"),
                record(ZERO, 2, item("a", 1).build()))));
        writer.flush(Set.of(ZERO));
        assertThat(Readers.stored(folder)).containsExactly(new Stored("a", 1));
    }

    @Test
    void findsWhatAnEarlierTopicOfTheNameLeft() throws Exception {
        claim(writer, "topic-1");
        writer.write(SinkBatch.of(List.of(record(ONE, 0, item("a", 1).build()))));
        writer.flush(Set.of(ONE));
        claim(writer, "topic-2");
        writer.write(SinkBatch.of(List.of(tombstone(ZERO, 0, "a"))));
        writer.flush(Set.of(ZERO));

        assertThat(Readers.stored(folder)).isEmpty();
    }

    @Test
    void waitsForAFileThatItCannotReadAndLosesNothing() throws Exception {
        Path bad = Files.createDirectories(folder.resolve("date=2026-01-01"))
                .resolve(new SegmentName(OWNER, 0, 0) + ".avro");
        claim(writer, "topic-1");
        Files.writeString(bad, "no Avro");
        writer.write(SinkBatch.of(List.of(tombstone(ZERO, 1, "a"))));

        assertThatThrownBy(() -> writer.flush(Set.of(ZERO)))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining(bad.toString());
        SinkBatch next = SinkBatch.of(List.of(record(ZERO, 2, item("b", 1).build())));
        assertThatThrownBy(() -> writer.write(next)).isInstanceOf(RetriableException.class);
        Files.delete(bad);
        writer.write(next);
        assertThat(writer.flush(Set.of(ZERO))).containsEntry(ZERO, 3L);
        assertThat(Readers.stored(folder)).containsExactly(new Stored("b", 1));
    }

    @Test
    void keepsStrangeDatesAndCodesInPlacesOfTheirOwn() {
        assertThat(Bucket.of(item("a", 1)
                                .setPublishedAt(Instant.MIN.plusSeconds(1))
                                .build())
                        .path())
                .hasToString("date=0001-01-01/category=none");
        assertThat(Bucket.of(item("a", 1)
                                .setPublishedAt(Instant.MAX)
                                .setCategories(List.of(Items.category("../../etc")))
                                .build())
                        .path())
                .hasToString("date=9999-12-31/category=none");
        assertThat(SegmentName.parse("notes.txt")).isEmpty();
        assertThat(SegmentName.parse("a.1.99999999999999999999-99999999999999999999.00000000"))
                .isEmpty();
    }

    @Test
    void holdsPartitionsApart() throws Exception {
        claim(writer, "topic-1");
        List<SinkRecord> both = List.of(
                record(ZERO, 0, item("a", 1).build()),
                record(ONE, 0, item("b", 1).build()));
        writer.write(SinkBatch.of(both));
        assertThat(writer.flush(Set.of(ONE))).containsOnlyKeys(ONE);
        writer.revoked(Set.of(ZERO));
        assertThat(Readers.stored(folder)).containsExactly(new Stored("b", 1));
        writer.close();
    }

    private FolderWriter writer(long rollBytes, int openFiles) {
        return writer(rollBytes, openFiles, FileFormat.JSONL);
    }

    private FolderWriter writer(long rollBytes, int openFiles, FileFormat format) {
        FolderWriter made = new FolderWriter(
                new FileConfig(folder, format, rollBytes, Duration.ofMinutes(1), openFiles), nanos::get);
        made.open();
        return made;
    }

    private List<String> seen() throws Exception {
        return Readers.files(folder).stream()
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    private Map<TopicPartition, OptionalLong> claim(FolderWriter one, String topicId) throws FencedException {
        return one.assigned(Set.of(ZERO, ONE), new Membership() {
            @Override
            public String group() {
                return "group";
            }

            @Override
            public String member() {
                return "member";
            }

            @Override
            public int generation() {
                return 1;
            }

            @Override
            public String topicId(String topic) {
                return topicId;
            }

            @Override
            public Map<TopicPartition, OptionalLong> committed(Set<TopicPartition> partitions) {
                Map<TopicPartition, OptionalLong> next = new HashMap<>();
                partitions.forEach(partition -> next.put(
                        partition,
                        committed.containsKey(partition)
                                ? OptionalLong.of(committed.get(partition))
                                : OptionalLong.empty()));
                return next;
            }

            @Override
            public void prove(Map<TopicPartition, OptionalLong> nextOffsets) {}
        });
    }
}
