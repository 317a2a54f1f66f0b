package dev.newswire.enrich.story;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One revision of an item, or its take-down, at its desk. Changes while answers come. */
final class Visit {
    private final int ticket;
    private final long time;
    private final String sourceId;
    /** Null of a take-down. */
    private final @Nullable StorySignature signature;

    private int missing;
    private final List<Match> matches;
    private @Nullable String asked;

    Visit(int ticket, long time, String sourceId, @Nullable StorySignature signature, int missing) {
        this(ticket, time, sourceId, signature, missing, new ArrayList<>(), null);
    }

    private Visit(
            int ticket,
            long time,
            String sourceId,
            @Nullable StorySignature signature,
            int missing,
            List<Match> matches,
            @Nullable String asked) {
        this.ticket = ticket;
        this.time = time;
        this.sourceId = sourceId;
        this.signature = signature;
        this.missing = missing;
        this.matches = matches;
        this.asked = asked;
    }

    int ticket() {
        return ticket;
    }

    long time() {
        return time;
    }

    String sourceId() {
        return sourceId;
    }

    @Nullable StorySignature signature() {
        return signature;
    }

    /** Whether there is something it waits for. */
    boolean waits() {
        return missing > 0 || asked != null;
    }

    @Nullable String asked() {
        return asked;
    }

    void ask(@Nullable String itemId) {
        asked = itemId;
    }

    void answered(List<Match> more) {
        missing--;
        more.forEach(this::add);
    }

    void add(Match match) {
        matches.removeIf(known -> known.itemId().equals(match.itemId()) && known.storyId() == null);
        if (matches.stream().noneMatch(known -> known.itemId().equals(match.itemId()))) {
            matches.add(match);
        }
    }

    /** Takes what the item that was asked said of its story; null takes that item out. */
    void replied(@Nullable String storyId) {
        for (int at = 0; at < matches.size(); at++) {
            if (matches.get(at).itemId().equals(asked)) {
                Match match = matches.remove(at);
                if (storyId != null) {
                    matches.add(match.in(storyId));
                }
                break;
            }
        }
        asked = null;
    }

    @Nullable Match best() {
        return best(matches);
    }

    @Nullable Match bestIn(String storyId) {
        return best(matches.stream()
                .filter(match -> storyId.equals(match.storyId()))
                .toList());
    }

    /** The copy most alike; of a revision only copies of what was there before the item itself. */
    @Nullable Match bestCopy(String itemId, @Nullable Settlement earlier) {
        return best(matches.stream()
                .filter(Match::copy)
                .filter(match ->
                        earlier == null || Match.isBefore(match.time(), match.itemId(), earlier.time(), itemId))
                .toList());
    }

    private static @Nullable Match best(List<Match> matches) {
        Match best = null;
        for (Match match : matches) {
            best = match.isBetterThan(best) ? match : best;
        }
        return best;
    }

    void write(NoteWriter out) {
        out.number(ticket).time(time).text(sourceId).flag(signature != null);
        if (signature != null) {
            out.signature(signature);
        }
        out.number(missing).optional(asked).number(matches.size());
        matches.forEach(match -> match.write(out));
    }

    static Visit read(NoteReader in) {
        int ticket = in.number();
        long time = in.time();
        String sourceId = in.text();
        StorySignature signature = in.flag() ? in.signature() : null;
        int missing = in.number();
        String asked = in.optional();
        List<Match> matches = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            matches.add(Match.read(in));
        }
        return new Visit(ticket, time, sourceId, signature, missing, matches, asked);
    }
}
