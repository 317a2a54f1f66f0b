package dev.newswire.sink.example;

import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.Membership;
import dev.newswire.sink.Outcome;
import dev.newswire.sink.RecordResult;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.WriteResult;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

// example
/** A file an item, named by its id: revision and title. The folder must be there. */
@SuppressWarnings("MissingOverride") // Short, to be printed.
record FolderWriter(Path folder) implements SinkWriter {

    public String name() {
        return "folder";
    }

    public void open() {}

    public Map<TopicPartition, OptionalLong> assigned(Set<TopicPartition> partitions, Membership membership) {
        return membership.committed(partitions);
    }

    public WriteResult write(SinkBatch batch) {
        return WriteResult.of(batch.records().stream().map(this::write).toList());
    }

    private RecordResult write(SinkRecord one) {
        Path file = folder.resolve(URLEncoder.encode(one.id(), StandardCharsets.UTF_8));
        EnrichedItem item = one.item();
        try {
            if (item == null) {
                Files.deleteIfExists(file);
                return new RecordResult.Written(Outcome.DELETED);
            } else if (item.getRevision() < 1) {
                return new RecordResult.Refused("no-revision", "revisions count from 1");
            } else if (Files.exists(file)
                    && Integer.parseInt(Files.readAllLines(file).get(0)) >= item.getRevision()) {
                return new RecordResult.Written(Outcome.UNCHANGED);
            }
            Path draft = Files.writeString(
                    folder.resolve(".draft-" + file.getFileName()), item.getRevision() + "\n" + item.getTitle());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return new RecordResult.Written(Outcome.INSERTED);
        } catch (IOException e) {
            throw new RetriableException("cannot write to " + folder + ": " + e, e);
        }
    }

    public void revoked(Set<TopicPartition> partitions) {}

    public void close() {}
}
// end of example
