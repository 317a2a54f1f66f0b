package dev.newswire.ingest.poll;

import dev.newswire.schemas.SourceItems;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which items of a source were published, in which version: those of the last document, and as many again of those
 * before, since servers behind one address do not always agree on what is in it. Immutable.
 */
final class SeenItems {
    /** Nothing was published. */
    static final SeenItems NONE = new SeenItems(0, new byte[0]);

    private static final int WIDTH = Long.BYTES + Integer.BYTES;
    private static final int KEPT_AT_LEAST = 200;
    /** Sitemaps list up to 50,000 addresses. */
    private static final int KEPT_AT_MOST = 120_000;

    private final int current;
    private final byte[] entries;

    private SeenItems(int current, byte[] entries) {
        this.current = current;
        this.entries = entries;
    }

    static SeenItems of(SourceItems stored) {
        ByteBuffer buffer = stored.getEntries().duplicate();
        byte[] bytes = new byte[buffer.remaining() / WIDTH * WIDTH];
        buffer.get(bytes);
        return new SeenItems(Math.max(0, Math.min(stored.getCurrent(), bytes.length / WIDTH)), bytes);
    }

    /** As it is stored. */
    SourceItems stored(String id) {
        return SourceItems.newBuilder()
                .setId(id)
                .setCurrent(current)
                .setEntries(ByteBuffer.wrap(entries))
                .build();
    }

    /** How many items the last document held. */
    int current() {
        return current;
    }

    int size() {
        return entries.length / WIDTH;
    }

    /** The version of each item. */
    Map<Long, Integer> versions() {
        Map<Long, Integer> versions = new HashMap<>(size() * 2);
        for (int i = 0; i < size(); i++) {
            versions.putIfAbsent(key(i).item(), key(i).content());
        }
        return versions;
    }

    /** The items of the last document. */
    Set<Long> last() {
        Set<Long> last = new LinkedHashSet<>();
        for (int i = 0; i < current; i++) {
            last.add(key(i).item());
        }
        return last;
    }

    /** What is remembered once all of a document is published. */
    SeenItems document(List<ItemVersion> document) {
        int others = Math.max(document.size() + KEPT_AT_LEAST, size() * 9 / 10 - document.size());
        return with(document, document.size(), Math.min(document.size() + others, KEPT_AT_MOST));
    }

    /** What is remembered when some of a document is published and more is to follow. */
    SeenItems and(List<ItemVersion> published) {
        List<ItemVersion> all = new ArrayList<>(size() + published.size());
        Map<Long, Integer> newer = new HashMap<>();
        published.forEach(key -> newer.put(key.item(), key.content()));
        for (int i = 0; i < size(); i++) {
            ItemVersion key = key(i);
            Integer content = newer.remove(key.item());
            all.add(content == null ? key : new ItemVersion(key.item(), content));
        }
        published.stream().filter(key -> newer.remove(key.item()) != null).forEach(all::add);
        return new SeenItems(current, bytes(all));
    }

    private SeenItems with(List<ItemVersion> first, int now, int most) {
        Set<Long> known = new LinkedHashSet<>();
        List<ItemVersion> all = new ArrayList<>(first);
        first.forEach(key -> known.add(key.item()));
        for (int i = 0; i < size() && all.size() < most; i++) {
            ItemVersion key = key(i);
            if (known.add(key.item())) {
                all.add(key);
            }
        }
        return new SeenItems(now, bytes(all));
    }

    private ItemVersion key(int index) {
        ByteBuffer entry = ByteBuffer.wrap(entries, index * WIDTH, WIDTH);
        return new ItemVersion(entry.getLong(), entry.getInt());
    }

    private static byte[] bytes(List<ItemVersion> keys) {
        ByteBuffer buffer = ByteBuffer.allocate(keys.size() * WIDTH);
        keys.forEach(key -> buffer.putLong(key.item()).putInt(key.content()));
        return buffer.array();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenItems seen && current == seen.current && Arrays.equals(entries, seen.entries);
    }

    @Override
    public int hashCode() {
        return 31 * current + Arrays.hashCode(entries);
    }
}
