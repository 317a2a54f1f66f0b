package dev.newswire.enrich.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One part of the bands of all items: compares each item with those that came before it and share one of this shard's
 * bands. All shards together compare all items that share any band. Holds no state of its own; the store does.
 */
public final class BandShard {
    /** More candidates than this under one band are boilerplate. */
    static final int MOST_CANDIDATES = 64;

    private final SketchStore store;
    private final int shard;
    private final int shards;

    /** The shard of a number, of so many. */
    public BandShard(SketchStore store, int shard, int shards) {
        this.store = store;
        this.shard = shard;
        this.shards = shards;
    }

    /** Takes a note; a probe is answered, all else is not. */
    public DeskNote.@Nullable Answer take(BandNote note) {
        if (note instanceof BandNote.Probe probe) {
            DeskNote.Answer answer = new DeskNote.Answer(probe.ticket(), matches(probe.sketch()));
            remember(probe.sketch());
            return answer;
        }
        if (note instanceof BandNote.Settled settled) {
            Sketch known = store.get(settled.itemId());
            if (known != null) {
                store.put(known.in(settled.storyId()));
            }
        } else {
            store.remove(note.itemId());
        }
        return null;
    }

    private void remember(Sketch sketch) {
        store.put(sketch);
        for (long band : sketch.signature().bandKeys()) {
            if (isMine(band)) {
                store.put(band, sketch.itemId());
            }
        }
    }

    private boolean isMine(long band) {
        return BandNote.shard(band, shards) == shard;
    }

    private List<Match> matches(Sketch item) {
        Match best = null;
        Match copy = null;
        Set<String> compared = new HashSet<>();
        compared.add(item.itemId());
        for (long band : item.signature().bandKeys()) {
            int left = MOST_CANDIDATES;
            for (String id : isMine(band) ? store.under(band) : List.<String>of()) {
                if (left-- == 0) {
                    break;
                }
                Match match = compared.add(id) ? match(item, store.get(id)) : null;
                if (match != null) {
                    best = match.isBetterThan(best) ? match : best;
                    copy = match.copy() && match.isBetterThan(copy) ? match : copy;
                }
            }
        }
        List<Match> matches = new ArrayList<>();
        if (best != null) {
            matches.add(best);
        }
        if (copy != null && !copy.equals(best)) {
            matches.add(copy);
        }
        return matches;
    }

    private static @Nullable Match match(Sketch item, @Nullable Sketch other) {
        if (other == null) {
            return null;
        }
        double similarity = item.signature().similarity(other.signature());
        if (!Likeness.tellTheSame(item.signature(), other.signature(), similarity)) {
            return null;
        }
        boolean copy = !item.sourceId().equals(other.sourceId())
                && Likeness.areCopies(item.signature(), other.signature(), similarity);
        return new Match(other.itemId(), other.time(), other.storyId(), similarity, copy);
    }
}
