package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.read.feed.XmlToken.Kind;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the entries out of a feed as it streams by, whatever is wrong inside or between them. Memory is bounded by the
 * largest entry allowed. Belongs to one thread.
 */
final class FeedEntries {
    private static final int LARGEST_HEADER = 256 * 1024;
    private static final int KEPT_OF_TOO_LARGE = 64 * 1024;
    private static final int DEEPEST = 200;
    private static final int MOST_AROUND = 8;

    private final XmlTokens tokens;
    private final int limit;
    private final StringBuilder header = new StringBuilder();
    private final Deque<StartTag> open = new ArrayDeque<>();
    private boolean started;

    /** @param limit most letters an entry may have */
    FeedEntries(Reader in, int limit) {
        this.tokens = new XmlTokens(in, limit);
        this.limit = limit;
    }

    /** The elements around the entries, outermost first; known once the first entry was read. */
    List<StartTag> around() {
        List<StartTag> tags = new ArrayList<>(open);
        Collections.reverse(tags);
        return tags;
    }

    /** What stood before the first entry; known once that was read. Empty when it was out of all proportion. */
    String header() {
        return header.length() > LARGEST_HEADER ? "" : header.toString();
    }

    /** The next entry; empty at the end of the feed. */
    Optional<FeedEntry> next() throws IOException {
        for (Optional<XmlToken> next = tokens.next(); next.isPresent(); next = tokens.next()) {
            XmlToken token = next.get();
            if ((token.kind() == Kind.START || token.kind() == Kind.EMPTY) && isEntry(token.name())) {
                started = true;
                return Optional.of(token.kind() == Kind.EMPTY ? entryOf(token) : entry(token));
            }
            if (!started) {
                around(token);
            }
        }
        return Optional.empty();
    }

    private void around(XmlToken token) {
        if (header.length() <= LARGEST_HEADER) {
            header.append(token.xml());
        }
        if (token.kind() == Kind.START && open.size() < MOST_AROUND) {
            open.push(StartTag.parse(token.raw()));
        } else if (token.kind() == Kind.END && isOpen(token.name())) {
            while (!open.pop().name().equals(token.name())) {
                // What was never closed ends with what is around it.
            }
        }
    }

    private FeedEntry entry(XmlToken start) throws IOException {
        StringBuilder text = new StringBuilder(start.xml());
        int depth = 1;
        int deepest = 1;
        boolean tooLarge = start.cut();
        boolean whole = false;
        for (Optional<XmlToken> next = tokens.next(); next.isPresent(); next = tokens.next()) {
            XmlToken token = next.get();
            boolean ends = token.kind() == Kind.END && token.name().equals(start.name());
            // Entries do not nest: where another begins, or what is around them ends, this one was never closed.
            boolean unclosed = (token.kind() == Kind.START && token.name().equals(start.name()))
                    || (token.kind() == Kind.END && isOpen(token.name()));
            if (ends || unclosed) {
                whole = true;
                if (unclosed) {
                    tokens.push(token);
                }
                break;
            }
            depth += token.kind() == Kind.START ? 1 : token.kind() == Kind.END ? -1 : 0;
            deepest = Math.max(deepest, depth);
            tooLarge |= token.cut() || text.length() + token.raw().length() > limit;
            if (!tooLarge) {
                text.append(token.xml());
            } else if (text.length() > KEPT_OF_TOO_LARGE) {
                text.setLength(KEPT_OF_TOO_LARGE);
            }
        }
        text.append("</").append(start.name()).append('>');
        return new FeedEntry(text.toString(), start.line(), tooLarge, deepest > DEEPEST, whole);
    }

    private static FeedEntry entryOf(XmlToken empty) {
        return new FeedEntry(empty.xml(), empty.line(), empty.cut(), false, true);
    }

    private boolean isOpen(String name) {
        return open.stream().anyMatch(tag -> tag.name().equals(name));
    }

    /** {@code item} and {@code entry}, in no namespace prefix or in that of the feed's root. */
    private boolean isEntry(String name) {
        StartTag root = open.peekLast();
        if (root == null) {
            return false;
        }
        int colon = root.name().indexOf(':');
        String prefix = colon < 0 ? "" : root.name().substring(0, colon + 1);
        String local = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        return local.equals("item") || local.equals("entry");
    }
}
