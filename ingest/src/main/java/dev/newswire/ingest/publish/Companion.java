package dev.newswire.ingest.publish;

import dev.newswire.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that is committed together with readings.
 *
 * @param partition where it must stand
 * @param value null to remove the key
 */
public record Companion(
        Topic topic, int partition, String key, @Nullable SpecificRecord value) {}
