package dev.newswire.enrich.story;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shards and other desks tell the desk of an item. */
public sealed interface DeskNote {

    /**
     * What one shard found for a probe.
     *
     * @param ticket of the probe
     * @param matches the most similar item, and the most similar copy from another source; may be empty
     */
    record Answer(int ticket, List<Match> matches) implements DeskNote {
        public Answer {
            matches = List.copyOf(matches);
        }
    }

    /**
     * Asks for the story of the item whose desk gets this.
     *
     * @param asker how the asking item looks to that desk
     * @param ticket of the asking item's visit
     */
    record Ask(Match asker, int ticket) implements DeskNote {}

    /**
     * Answers an {@link Ask}.
     *
     * @param ticket of the ask
     * @param storyId the story; null when the asking item had better not wait
     */
    record Reply(int ticket, @Nullable String storyId) implements DeskNote {}

    /** The note in few bytes. */
    default byte[] toBytes() {
        NoteWriter out = new NoteWriter(Format.VERSION);
        if (this instanceof Answer answer) {
            out.kind(Format.ANSWER)
                    .number(answer.ticket())
                    .number(answer.matches().size());
            answer.matches().forEach(match -> match.write(out));
        } else if (this instanceof Ask ask) {
            ask.asker().write(out.kind(Format.ASK).number(ask.ticket()));
        } else if (this instanceof Reply reply) {
            out.kind(Format.REPLY).number(reply.ticket()).optional(reply.storyId());
        }
        return out.bytes();
    }

    /** Reads {@link #toBytes()} back. */
    static DeskNote fromBytes(byte[] bytes) {
        NoteReader in = new NoteReader(bytes, Format.VERSION);
        int kind = in.kind();
        int ticket = in.number();
        switch (kind) {
            case Format.ANSWER -> {
                List<Match> matches = new ArrayList<>();
                for (int left = in.count(); left > 0; left--) {
                    matches.add(Match.read(in));
                }
                return new Answer(ticket, matches);
            }
            case Format.ASK -> {
                return new Ask(Match.read(in), ticket);
            }
            case Format.REPLY -> {
                return new Reply(ticket, in.optional());
            }
            default -> throw new IllegalArgumentException("A note of kind " + kind + " is from another release");
        }
    }

    /** Numbers that stand for the kinds of notes. */
    final class Format {
        private static final byte VERSION = 1;
        private static final int ANSWER = 1;
        private static final int ASK = 2;
        private static final int REPLY = 3;

        private Format() {}
    }
}
