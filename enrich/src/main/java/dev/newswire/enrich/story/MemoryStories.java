package dev.newswire.enrich.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One desk and one shard in memory: stories of items that come in one order, told at once. What is older than the
 * retention is forgotten. For one thread.
 */
public final class MemoryStories {
    private static final int LOOK = 1024;

    private final long retentionMs;
    private final Memory memory = new Memory();
    private final StoryDesk desk = new StoryDesk(memory, memory, 1);
    private final BandShard shard = new BandShard(memory, 0, 1);
    private final Deque<Runnable> notes = new ArrayDeque<>();
    private BiConsumer<String, @Nullable Story> listener = (itemId, story) -> {};
    private long latest = Long.MIN_VALUE;
    private int untilLook = LOOK;

    /** Remembers items for so long, by the newest time seen. */
    public MemoryStories(long retentionMs) {
        this.retentionMs = retentionMs;
    }

    /** The story of a new revision; null when its text is too short. */
    public @Nullable Story arrive(String itemId, String sourceId, long time, StorySignature signature) {
        List<@Nullable Story> told = new ArrayList<>();
        listener = (id, story) -> told.add(story);
        pass(time);
        desk.arrive(itemId, sourceId, time, signature);
        deliver();
        return told.get(0);
    }

    /** Forgets an item that is taken down. */
    public void takeDown(String itemId, long time) {
        pass(time);
        desk.takeDown(itemId, time);
        deliver();
    }

    private void deliver() {
        while (!notes.isEmpty()) {
            notes.remove().run();
        }
    }

    private void pass(long time) {
        latest = Math.max(latest, time);
        if (--untilLook == 0) {
            untilLook = LOOK;
            memory.forgetBefore(latest - retentionMs);
        }
    }

    /** Both stores and the way between them. */
    private final class Memory implements DeskStore, SketchStore, Outbox {
        private final Map<String, Queue> queues = new HashMap<>();
        private final Map<String, Settlement> settlements = new HashMap<>();
        private final Map<String, Sketch> sketches = new HashMap<>();
        private final Map<Long, Set<String>> bands = new HashMap<>();
        private final Map<String, Long> seen = new LinkedHashMap<>(16, 0.75f, true);

        @Override
        public @Nullable Queue queue(String itemId) {
            return queues.get(itemId);
        }

        @Override
        public void put(String itemId, @Nullable Queue queue) {
            set(queues, itemId, queue);
        }

        @Override
        public @Nullable Settlement settlement(String itemId) {
            return settlements.get(itemId);
        }

        @Override
        public void put(String itemId, @Nullable Settlement settlement) {
            set(settlements, itemId, settlement);
            seen.put(itemId, latest);
        }

        private static <T> void set(Map<String, T> map, String key, @Nullable T value) {
            if (value == null) {
                map.remove(key);
            } else {
                map.put(key, value);
            }
        }

        @Override
        public Iterable<String> under(long band) {
            List<String> ids = new ArrayList<>(bands.getOrDefault(band, Set.of()));
            Collections.reverse(ids);
            return ids;
        }

        @Override
        public void put(long band, String itemId) {
            Set<String> ids = bands.computeIfAbsent(band, key -> new LinkedHashSet<>());
            ids.remove(itemId);
            ids.add(itemId);
        }

        @Override
        public @Nullable Sketch get(String itemId) {
            return sketches.get(itemId);
        }

        @Override
        public void put(Sketch sketch) {
            sketches.put(sketch.itemId(), sketch);
        }

        @Override
        public void remove(String itemId) {
            Sketch sketch = sketches.remove(itemId);
            if (sketch != null) {
                for (long band : sketch.signature().bandKeys()) {
                    bands.computeIfPresent(band, (key, ids) -> {
                        ids.remove(itemId);
                        return ids.isEmpty() ? null : ids;
                    });
                }
            }
        }

        private void forgetBefore(long time) {
            List<String> old = new ArrayList<>();
            for (Map.Entry<String, Long> entry : seen.entrySet()) {
                if (entry.getValue() >= time) {
                    break;
                }
                old.add(entry.getKey());
            }
            for (String itemId : old) {
                seen.remove(itemId);
                settlements.remove(itemId);
                remove(itemId);
            }
        }

        @Override
        public void toShards(BandNote note) {
            notes.add(() -> {
                DeskNote answer = shard.take(note);
                if (answer != null) {
                    desk.take(note.itemId(), answer);
                }
            });
        }

        @Override
        public void toDesk(String itemId, DeskNote note) {
            notes.add(() -> desk.take(itemId, note));
        }

        @Override
        public void told(String itemId, int ticket, long time, @Nullable Story story) {
            listener.accept(itemId, story);
        }

        @Override
        public void takenDown(String itemId, int ticket, long time) {
            sketches.remove(itemId);
        }
    }
}
