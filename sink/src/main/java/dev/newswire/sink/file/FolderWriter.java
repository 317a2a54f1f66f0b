package dev.newswire.sink.file;

import dev.newswire.runtime.error.RetriableException;
import dev.newswire.sink.FencedException;
import dev.newswire.sink.Membership;
import dev.newswire.sink.Outcome;
import dev.newswire.sink.RecordResult;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.WriteResult;
import dev.newswire.sink.file.SegmentName.Owner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every revision of every item, as it comes, to files of a folder. What a tombstone names is taken out of them, and
 * listed in files of its own for those who keep copies. Records are held until their stretch of the partition is published; the names of the files say where to go on.
 *
 * <p>After any failure to write, what is held is dropped and the partition claimed again, so that it is read again from
 * where the names end: a file of which a part may be missing is never gone on with.
 */
public final class FolderWriter implements SinkWriter {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWriter.class);

    private static final String NAME = "file";

    private final FileConfig config;
    private final LongSupplier nanoTime;
    private final Folder folder;
    private final FolderErasure erasure;
    private FileMeters meters = new FileMeters(new CompositeMeterRegistry(), NAME);
    private final Map<TopicPartition, Owner> owners = new HashMap<>();
    private final Map<TopicPartition, String> tokens = new HashMap<>();
    private final Map<TopicPartition, Segment> segments = new HashMap<>();
    private final Map<TopicPartition, Long> lasting = new HashMap<>();

    public FolderWriter(FileConfig config) {
        this(config, System::nanoTime);
    }

    FolderWriter(FileConfig config, LongSupplier nanoTime) {
        this.config = config;
        this.nanoTime = nanoTime;
        this.folder = new Folder(config.folder().toAbsolutePath().normalize());
        this.erasure = new FolderErasure(folder);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void measure(MeterRegistry registry) {
        meters = new FileMeters(registry, NAME);
    }

    @Override
    public void open() {
        try {
            folder.create();
        } catch (IOException e) {
            throw away(e);
        }
    }

    @Override
    public Map<TopicPartition, OptionalLong> assigned(Set<TopicPartition> partitions, Membership membership)
            throws FencedException {
        revoked(partitions);
        Map<TopicPartition, OptionalLong> next = new HashMap<>(membership.committed(partitions));
        for (TopicPartition partition : partitions) {
            Owner owner = Owner.of(partition.topic(), partition.partition(), membership.topicId(partition.topic()));
            try (PartitionLock lock = folder.lock(owner)) {
                // The group may know of records behind the last file that left none: dead letters.
                OptionalLong named = folder.recover(owner);
                next.merge(partition, named, (a, b) -> a.isEmpty() || b.orElse(-1) > a.getAsLong() ? b : a);
                membership.prove(Map.of(partition, next.getOrDefault(partition, OptionalLong.empty())));
                String token = UUID.randomUUID().toString();
                lock.claim(token);
                owners.put(partition, owner);
                tokens.put(partition, token);
            } catch (IOException e) {
                throw away(e);
            }
        }
        return next;
    }

    @Override
    public WriteResult write(SinkBatch batch) throws FencedException {
        Set<TopicPartition> partitions = batch.nextOffsets().keySet();
        for (TopicPartition partition : partitions) {
            finishErasing(partition);
        }
        try {
            List<RecordResult> results = new ArrayList<>();
            for (SinkRecord one : batch.records()) {
                publishBefore(one);
                segment(one).write(one, nanoTime.getAsLong());
                publishIfDue(one.partition());
                results.add(new RecordResult.Written(one.item() == null ? Outcome.DELETED : Outcome.INSERTED));
            }
            batch.nextOffsets().forEach((partition, next) -> {
                Segment open = segments.get(partition);
                if (open == null) {
                    lasting.put(partition, next);
                } else {
                    open.reach(next);
                }
            });
            return WriteResult.held(results);
        } catch (IOException | FencedException | RuntimeException e) {
            throw givenUp(partitions, e);
        }
    }

    /** What could not be erased before is tried again before anything else is written. */
    private void finishErasing(TopicPartition partition) throws FencedException {
        Segment open = segments.get(partition);
        if (open != null && open.isClosed()) {
            try {
                publish(partition);
            } catch (IOException e) {
                throw givenUp(Set.of(partition), e);
            }
        }
    }

    /** A tombstone takes an item out of finished files; what it is in must be one of them. */
    private void publishBefore(SinkRecord one) throws IOException, FencedException {
        Segment open = segments.get(one.partition());
        if (one.item() == null && open != null && open.holds(one.id())) {
            publish(one.partition());
        }
    }

    private Segment segment(SinkRecord one) {
        return segments.computeIfAbsent(one.partition(), partition -> {
            String part = UUID.randomUUID().toString();
            Owner owner = Objects.requireNonNull(owners.get(partition), "a partition that was not claimed");
            return new Segment(folder.openPlace(owner, part), config.format(), one.offset(), nanoTime.getAsLong());
        });
    }

    @Override
    public Map<TopicPartition, Long> flush(Set<TopicPartition> now) throws FencedException {
        for (TopicPartition partition : Set.copyOf(segments.keySet())) {
            try {
                if (now.contains(partition)) {
                    publish(partition);
                } else {
                    publishIfDue(partition);
                }
            } catch (RetriableException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                throw givenUp(Set.of(partition), e);
            }
        }
        Map<TopicPartition, Long> reached = Map.copyOf(lasting);
        lasting.clear();
        return reached;
    }

    private void publishIfDue(TopicPartition partition) throws IOException, FencedException {
        Segment open = segments.get(partition);
        if (open != null && open.isDue(config, nanoTime.getAsLong())) {
            publish(partition);
        }
    }

    private void publish(TopicPartition partition) throws IOException, FencedException {
        Segment open = segments.get(partition);
        Owner owner = owners.get(partition);
        if (open == null || owner == null) {
            return;
        }
        open.close();
        try (PartitionLock lock = folder.lock(owner)) {
            if (!lock.token().equals(tokens.get(partition))) {
                drop(Set.of(partition));
                throw new FencedException(
                        "another instance has claimed " + partition + " in the folder", Set.of(partition), null);
            }
            erase(owner, open.erased());
            meters.published(folder.publish(open.root(), open.name(owner)));
        }
        segments.remove(partition);
        lasting.put(partition, open.next());
    }

    /** Before the tombstones count as written: after a crash they come again. */
    private void erase(Owner owner, Set<String> ids) {
        if (!ids.isEmpty()) {
            Timer.Sample time = Timer.start();
            try {
                meters.erased(erasure.erase(owner, ids));
                time.stop(meters.erasing());
            } catch (IOException e) {
                throw new RetriableException(
                        "cannot take erased items out of files; mend it, or move the file away: " + e.getMessage(), e);
            }
        }
    }

    /** Has the partitions claimed and read again: of what is held, nobody knows what is whole. */
    private FencedException givenUp(Set<TopicPartition> partitions, Exception why) {
        drop(partitions);
        LOG.atWarn()
                .addKeyValue("partitions", partitions)
                .addKeyValue("cause", why.toString())
                .log("Files given up, their records are read again");
        return new FencedException("writing files of " + partitions + " failed", partitions, why);
    }

    private RetriableException away(IOException why) {
        return new RetriableException("the folder " + config.folder() + " cannot be written: " + why, why);
    }

    @Override
    public void revoked(Set<TopicPartition> partitions) {
        drop(partitions);
        owners.keySet().removeAll(partitions);
        tokens.keySet().removeAll(partitions);
    }

    private void drop(Set<TopicPartition> partitions) {
        lasting.keySet().removeAll(partitions);
        for (TopicPartition partition : partitions) {
            Segment open = segments.remove(partition);
            if (open != null) {
                try {
                    open.close();
                } catch (IOException | RuntimeException e) {
                    LOG.atDebug().addKeyValue("cause", e.toString()).log("Dropped files did not close");
                }
                try {
                    Folder.delete(open.root());
                } catch (IOException e) {
                    // Whoever claims the partition next removes them.
                    LOG.atDebug().addKeyValue("cause", e.toString()).log("Dropped files not removed");
                }
            }
        }
    }

    @Override
    public void close() {
        revoked(new HashSet<>(owners.keySet()));
    }
}
