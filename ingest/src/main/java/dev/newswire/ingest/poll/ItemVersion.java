package dev.newswire.ingest.poll;

import dev.newswire.ingest.item.Reading;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An item and its version, cut to what tells the items of one source apart.
 *
 * @param item the first 64 bits of the item id; of a piece that was refused, of a hash of its bytes
 * @param content the first 32 bits of its content hash; 0 for what was refused
 */
record ItemVersion(long item, int content) {

    /** Empty for what is left out, which nobody has to remember. */
    static Optional<ItemVersion> of(Reading reading) {
        if (reading instanceof Reading.Item item) {
            return Optional.of(new ItemVersion(
                    Long.parseUnsignedLong(item.item().getId().substring(0, 16), 16),
                    Integer.parseUnsignedInt(item.item().getContentHash().substring(0, 8), 16)));
        }
        if (reading instanceof Reading.Refused refused) {
            return Optional.of(new ItemVersion(
                    ByteBuffer.wrap(SeenItems.sha256(refused.bytes())).getLong(), 0));
        }
        return Optional.empty();
    }
}
