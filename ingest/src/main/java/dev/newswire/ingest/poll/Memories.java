package dev.newswire.ingest.poll;

import dev.newswire.ingest.publish.Companion;
import dev.newswire.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of a step's memories, on the partition number of their source. */
final class Memories {

    private Memories() {}

    static List<Companion> of(PollStep step) {
        String id = step.source().id();
        int partition = step.source().partition();
        Optional<PollResult> result = step.work().result();
        if (result.isEmpty()) {
            return List.of(
                    new Companion(Topics.SOURCE_STATES, partition, id, null),
                    new Companion(Topics.SOURCE_ITEMS, partition, id, null));
        }
        List<Companion> companions = new ArrayList<>();
        if (step.last()) {
            companions.add(new Companion(
                    Topics.SOURCE_STATES, partition, id, result.get().state()));
        }
        if (step.seen() != null) {
            companions.add(new Companion(
                    Topics.SOURCE_ITEMS, partition, id, step.seen().stored(id)));
        }
        return companions;
    }
}
