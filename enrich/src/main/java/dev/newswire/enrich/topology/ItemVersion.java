package dev.newswire.enrich.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The newest version of an item that was let through.
 *
 * @param revision its number, from 1
 * @param contentHash hash of what a reader sees of it
 */
record ItemVersion(int revision, String contentHash) {

    /** Four bytes of revision, then the hash in ASCII. Null stands for null. */
    @SuppressWarnings("NullAway") // Kafka passes null through serdes.
    static Serde<ItemVersion> serde() {
        return Serdes.serdeFrom(
                (topic, version) -> version == null ? null : version.toBytes(),
                (topic, bytes) -> bytes == null ? null : fromBytes(bytes));
    }

    private byte[] toBytes() {
        byte[] hash = contentHash.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Integer.BYTES + hash.length)
                .putInt(revision)
                .put(hash)
                .array();
    }

    private static ItemVersion fromBytes(byte[] bytes) {
        int revision = ByteBuffer.wrap(bytes).getInt();
        String hash = new String(bytes, Integer.BYTES, bytes.length - Integer.BYTES, StandardCharsets.US_ASCII);
        return new ItemVersion(revision, hash);
    }
}
