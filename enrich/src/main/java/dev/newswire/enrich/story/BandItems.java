package dev.newswire.enrich.story;

import java.util.ArrayList;
import java.util.List;

/**
 * Items under one band, the latest first; more than a few dozen are boilerplate, of which the oldest go.
 *
 * @param itemIds each once
 */
public record BandItems(List<String> itemIds) {

    /** Nothing stands under it yet. */
    public static final BandItems NONE = new BandItems(List.of());

    private static final byte FORMAT = 1;

    public BandItems {
        itemIds = List.copyOf(itemIds);
    }

    /** With this item as the latest. */
    public BandItems with(String itemId) {
        List<String> ids = new ArrayList<>(itemIds.size() + 1);
        ids.add(itemId);
        for (String id : itemIds) {
            if (ids.size() < BandShard.MOST_CANDIDATES && !id.equals(itemId)) {
                ids.add(id);
            }
        }
        return new BandItems(ids);
    }

    /** The items as stores keep them. */
    public byte[] toBytes() {
        NoteWriter out = new NoteWriter(FORMAT).number(itemIds.size());
        itemIds.forEach(out::text);
        return out.bytes();
    }

    /** Reads {@link #toBytes()} back. */
    public static BandItems fromBytes(byte[] bytes) {
        NoteReader in = new NoteReader(bytes, FORMAT);
        List<String> ids = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            ids.add(in.text());
        }
        return new BandItems(ids);
    }
}
