package dev.newswire.enrich.story;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What desks tell the shards that hold an item's bands. */
public sealed interface BandNote {

    /** Id of the item it is about. */
    String itemId();

    /** Which bands, and so which shards, it concerns; null where a shard has read it and does not need it. */
    @Nullable StorySignature signature();

    /**
     * Asks who is like this item, and makes it known to those who come later.
     *
     * @param sketch the item
     * @param ticket number of the visit, for the answer
     */
    record Probe(Sketch sketch, int ticket) implements BandNote {
        @Override
        public String itemId() {
            return sketch.itemId();
        }

        @Override
        public StorySignature signature() {
            return sketch.signature();
        }
    }

    /**
     * Says to which story an item belongs.
     *
     * @param itemId the item
     * @param storyId its story
     * @param signature what it was probed with; it finds the shards and does not travel, since all of its bytes are as
     *     good as random and no codec makes them fewer
     */
    record Settled(String itemId, String storyId, @Nullable StorySignature signature) implements BandNote {}

    /**
     * Says that an item was taken down.
     *
     * @param itemId the item
     * @param signature what it was last probed with
     */
    record Forgotten(String itemId, StorySignature signature) implements BandNote {}

    /** The shards it goes to, of so many. */
    default Set<Integer> shards(int of) {
        Set<Integer> shards = new TreeSet<>();
        StorySignature signature = Objects.requireNonNull(signature(), "the note is at its shard");
        for (long band : signature.bandKeys()) {
            shards.add(shard(band, of));
        }
        return shards;
    }

    /** The shard that holds a band. */
    static int shard(long band, int of) {
        return Math.floorMod(Long.hashCode(band), of);
    }

    /** The note in few bytes. */
    default byte[] toBytes() {
        NoteWriter out = new NoteWriter(Format.VERSION);
        if (this instanceof Probe probe) {
            probe.sketch().write(out.kind(Format.PROBE).number(probe.ticket()));
        } else if (this instanceof Settled settled) {
            out.kind(Format.TOLD).text(settled.itemId()).text(settled.storyId());
        } else if (this instanceof Forgotten forgotten) {
            out.kind(Format.FORGOTTEN).text(forgotten.itemId()).signature(forgotten.signature());
        }
        return out.bytes();
    }

    /** Reads {@link #toBytes()} back. */
    static BandNote fromBytes(byte[] bytes) {
        NoteReader in = new NoteReader(bytes, Format.VERSION);
        int kind = in.kind();
        switch (kind) {
            case Format.PROBE -> {
                int ticket = in.number();
                return new Probe(Sketch.read(in), ticket);
            }
            case Format.SETTLED -> {
                return new Settled(in.text(), in.text(), in.signature());
            }
            case Format.TOLD -> {
                return new Settled(in.text(), in.text(), null);
            }
            case Format.FORGOTTEN -> {
                return new Forgotten(in.text(), in.signature());
            }
            default -> throw new IllegalArgumentException("A note of kind " + kind + " is from another release");
        }
    }

    /** Numbers that stand for the kinds of notes. */
    final class Format {
        private static final byte VERSION = 1;
        private static final int PROBE = 1;
        /** Read only: earlier releases wrote the signature too. */
        private static final int SETTLED = 2;

        private static final int FORGOTTEN = 3;
        private static final int TOLD = 4;

        private Format() {}
    }
}
