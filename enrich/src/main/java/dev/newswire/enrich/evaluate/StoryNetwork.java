package dev.newswire.enrich.evaluate;

import dev.newswire.enrich.story.BandNote;
import dev.newswire.enrich.story.BandShard;
import dev.newswire.enrich.story.DeskNote;
import dev.newswire.enrich.story.DeskStore;
import dev.newswire.enrich.story.Outbox;
import dev.newswire.enrich.story.Queue;
import dev.newswire.enrich.story.Settlement;
import dev.newswire.enrich.story.Sketch;
import dev.newswire.enrich.story.SketchStore;
import dev.newswire.enrich.story.Story;
import dev.newswire.enrich.story.StoryDesk;
import dev.newswire.enrich.story.StorySignature;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Desks and shards that know of each other only by notes, as the partitions of the topology do: each works off its own
 * queue in order, and which of them works next is drawn by lot. States go through their bytes on the way. The same seed
 * gives the same order.
 */
final class StoryNetwork {
    private final Random random;
    private final int partitions;
    private final List<Deque<Runnable>> queues = new ArrayList<>();
    private final List<StoryDesk> desks = new ArrayList<>();
    private final List<BandShard> shards = new ArrayList<>();
    private final Map<String, List<@Nullable Story>> told = new LinkedHashMap<>();
    private long time;

    StoryNetwork(int partitions, long seed) {
        this.random = new Random(seed);
        this.partitions = partitions;
        for (int at = 0; at < partitions; at++) {
            queues.add(new ArrayDeque<>());
            queues.add(new ArrayDeque<>());
            desks.add(new StoryDesk(new Desk(), new Post(), partitions));
            shards.add(new BandShard(new Shard(), at, partitions));
        }
    }

    /** Puts an item into the queue of its desk; it is worked off when its turn comes. */
    void add(String itemId, String sourceId, StorySignature signature) {
        long ingested = time++;
        int desk = deskOf(itemId);
        queues.get(2 * desk).add(() -> desks.get(desk).arrive(itemId, sourceId, ingested, signature));
    }

    private int deskOf(String itemId) {
        return Math.floorMod(itemId.hashCode(), partitions);
    }

    /** Works until nothing is left to do, and gives the stories of each item's revisions in the order they were told. */
    Map<String, List<@Nullable Story>> run() {
        List<Deque<Runnable>> busy = busy();
        while (!busy.isEmpty()) {
            busy.get(random.nextInt(busy.size())).remove().run();
            busy = busy();
        }
        return told;
    }

    private List<Deque<Runnable>> busy() {
        return queues.stream().filter(queue -> !queue.isEmpty()).toList();
    }

    private final class Post implements Outbox {
        @Override
        public void toShards(BandNote note) {
            byte[] bytes = note.toBytes();
            for (int shard : note.shards(partitions)) {
                queues.get(2 * shard + 1).add(() -> {
                    DeskNote answer = shards.get(shard).take(BandNote.fromBytes(bytes));
                    if (answer != null) {
                        toDesk(note.itemId(), answer);
                    }
                });
            }
        }

        @Override
        public void toDesk(String itemId, DeskNote note) {
            byte[] bytes = note.toBytes();
            int desk = deskOf(itemId);
            queues.get(2 * desk).add(() -> desks.get(desk).take(itemId, DeskNote.fromBytes(bytes)));
        }

        @Override
        public void told(String itemId, int ticket, long at, @Nullable Story story) {
            told.computeIfAbsent(itemId, id -> new ArrayList<>()).add(story);
        }

        @Override
        public void takenDown(String itemId, int ticket, long at) {
            told.remove(itemId);
        }
    }

    private static final class Desk implements DeskStore {
        private final Map<String, byte[]> open = new HashMap<>();
        private final Map<String, byte[]> settled = new HashMap<>();

        @Override
        public @Nullable Queue queue(String itemId) {
            byte[] bytes = open.get(itemId);
            return bytes == null ? null : Queue.fromBytes(bytes);
        }

        @Override
        public void put(String itemId, @Nullable Queue queue) {
            if (queue == null) {
                open.remove(itemId);
            } else {
                open.put(itemId, queue.toBytes());
            }
        }

        @Override
        public @Nullable Settlement settlement(String itemId) {
            byte[] bytes = settled.get(itemId);
            return bytes == null ? null : Settlement.fromBytes(bytes);
        }

        @Override
        public void put(String itemId, @Nullable Settlement settlement) {
            if (settlement == null) {
                settled.remove(itemId);
            } else {
                settled.put(itemId, settlement.toBytes());
            }
        }
    }

    private static final class Shard implements SketchStore {
        private final Map<String, byte[]> sketches = new HashMap<>();
        private final Map<Long, Deque<String>> bands = new HashMap<>();

        @Override
        public Iterable<String> under(long band) {
            return new ArrayList<>(bands.getOrDefault(band, new ArrayDeque<>()));
        }

        @Override
        public void put(long band, String itemId) {
            bands.computeIfAbsent(band, key -> new ArrayDeque<>()).addFirst(itemId);
        }

        @Override
        public @Nullable Sketch get(String itemId) {
            byte[] bytes = sketches.get(itemId);
            return bytes == null ? null : Sketch.fromBytes(bytes);
        }

        @Override
        public void put(Sketch sketch) {
            sketches.put(sketch.itemId(), sketch.toBytes());
        }

        @Override
        public void remove(String itemId) {
            sketches.remove(itemId);
        }
    }
}
