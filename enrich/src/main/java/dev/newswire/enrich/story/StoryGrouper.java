package dev.newswire.enrich.story;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the story of each item among the items seen before, with locality-sensitive hashing: only items that share a
 * band of their signatures are compared. Holds no state of its own; the store does. The same items in the same order
 * give the same stories.
 */
public final class StoryGrouper {
    /** An item belongs to a story when this share of the shorter text stands in the longer one. */
    static final double LEAST_OVERLAP = 0.45;

    /** Below this the signature's error is larger than what it measures. */
    static final double LEAST_SIMILARITY = 0.15;

    /** More candidates than this under one key are boilerplate. */
    private static final int MOST_CANDIDATES = 64;

    private static final long ITEM_KEYS = 0x6974656D73L;

    private final CandidateStore store;

    public StoryGrouper(CandidateStore store) {
        this.store = store;
    }

    /**
     * The item's story; empty when its text is too short. The item is put into the store, so that later ones find it. A
     * revision of an item keeps the item's story, however much its text changed.
     *
     * @param timestamp when the item was published, milliseconds since 1970 UTC
     */
    public Optional<Story> assign(String itemId, int revision, StorySignature signature, long timestamp) {
        long itemKey = itemKey(itemId);
        StoryCandidate same = earlierRevision(itemId, itemKey);
        if (same == null && signature.tooShort()) {
            return Optional.empty();
        }
        StoryCandidate closest = closest(itemId, signature);
        String storyId = same != null ? same.storyId() : closest != null ? closest.storyId() : itemId;
        StoryCandidate item = new StoryCandidate(itemId, revision, storyId, timestamp, signature);
        store.put(itemKey, item);
        if (!signature.tooShort()) {
            for (long key : signature.bandKeys()) {
                store.put(key, item);
            }
        }
        boolean opens = storyId.equals(itemId);
        return Optional.of(new Story(storyId, storyId, opens ? 1 : similarity(signature, same, closest, storyId)));
    }

    private static double similarity(
            StorySignature signature, @Nullable StoryCandidate same, @Nullable StoryCandidate closest, String storyId) {
        double similarity = same == null ? 0 : signature.similarity(same.signature());
        if (closest != null && closest.storyId().equals(storyId)) {
            similarity = Math.max(similarity, signature.similarity(closest.signature()));
        }
        return similarity;
    }

    private @Nullable StoryCandidate earlierRevision(String itemId, long itemKey) {
        StoryCandidate latest = null;
        for (StoryCandidate candidate : store.get(itemKey)) {
            if (candidate.itemId().equals(itemId) && (latest == null || candidate.revision() >= latest.revision())) {
                latest = candidate;
            }
        }
        return latest;
    }

    private @Nullable StoryCandidate closest(String itemId, StorySignature signature) {
        if (signature.tooShort()) {
            return null;
        }
        StoryCandidate best = null;
        double bestSimilarity = 0;
        Set<String> compared = new HashSet<>();
        for (long key : signature.bandKeys()) {
            int left = MOST_CANDIDATES;
            for (StoryCandidate candidate : store.get(key)) {
                if (left-- == 0) {
                    break;
                }
                if (candidate.itemId().equals(itemId)
                        || !compared.add(candidate.itemId() + ' ' + candidate.revision())
                        || !tellTheSame(signature, candidate.signature())) {
                    continue;
                }
                double similarity = signature.similarity(candidate.signature());
                if (best == null
                        || similarity > bestSimilarity
                        || (similarity == bestSimilarity && before(candidate, best))) {
                    best = candidate;
                    bestSimilarity = similarity;
                }
            }
        }
        return best;
    }

    /** Whether two texts tell the same story, as far as their signatures say. */
    public static boolean tellTheSame(StorySignature one, StorySignature other) {
        return one.similarity(other) >= LEAST_SIMILARITY && one.overlap(other) >= LEAST_OVERLAP;
    }

    private static boolean before(StoryCandidate one, StoryCandidate other) {
        return one.timestamp() != other.timestamp()
                ? one.timestamp() < other.timestamp()
                : one.itemId().compareTo(other.itemId()) < 0;
    }

    private static long itemKey(String itemId) {
        long hash = ITEM_KEYS;
        for (int i = 0; i < itemId.length(); i++) {
            hash = Shingles.mix(hash ^ itemId.charAt(i)) + i;
        }
        return hash;
    }
}
