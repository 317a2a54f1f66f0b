package dev.newswire.ingest.read;

/**
 * What is read at most.
 *
 * @param itemBytes bytes of one item, before decoding
 * @param unpackedBytes bytes that one compressed file may unpack to
 */
public record ReadLimits(int itemBytes, long unpackedBytes) {

    public ReadLimits {
        if (itemBytes < 1 || unpackedBytes < itemBytes) {
            throw new IllegalArgumentException("An item has at least one byte, and a file holds at least an item");
        }
    }
}
