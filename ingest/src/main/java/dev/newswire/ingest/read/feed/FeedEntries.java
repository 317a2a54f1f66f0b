package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.read.feed.XmlToken.Kind;
import dev.newswire.ingest.read.stream.Capture;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts the entries out of a feed or sitemap as it streams by, byte for byte, whatever is wrong inside or between them. Memory is
 * bounded by the largest entry allowed. Belongs to one thread; the stream stays the caller's.
 */
final class FeedEntries {
    private static final int LARGEST_HEADER = 256 * 1024;
    private static final int DEEPEST = 200;
    private static final int MOST_AROUND = 8;

    /** Elements of HTML that never end; some feeds hold HTML as it is. */
    private static final Set<String> VOID =
            Set.of("br", "img", "hr", "wbr", "input", "area", "source", "embed", "p", "li");

    private final Set<String> roots;
    private final Set<String> names;
    private final XmlTokens tokens;
    private final Capture header;
    private final Capture entry;
    private final Capture between = new Capture(0);
    private final Deque<XmlToken> open = new ArrayDeque<>();
    private String first = "";
    private Optional<XmlToken> root = Optional.empty();
    private Original head = Original.of(new byte[0]);
    private boolean started;

    private FeedEntries(InputStream in, int limit, Set<String> roots, Set<String> names) {
        this.header = new Capture(LARGEST_HEADER);
        this.entry = new Capture(limit);
        this.tokens = new XmlTokens(in, header);
        this.roots = roots;
        this.names = names;
    }

    /** @param limit most bytes an entry may have */
    static FeedEntries ofFeed(InputStream in, int limit) {
        return new FeedEntries(in, limit, Set.of("rss", "feed", "rdf", "channel"), Set.of("item", "entry"));
    }

    /** @param limit most bytes an entry may have */
    static FeedEntries ofSitemap(InputStream in, int limit) {
        return new FeedEntries(in, limit, Set.of("urlset", "sitemapindex"), Set.of("url", "sitemap"));
    }

    /** The start tags of the elements around the entries, from the feed's root on; known once the first entry was read. */
    List<XmlToken> around() {
        List<XmlToken> tags = new ArrayList<>(open);
        Collections.reverse(tags);
        return tags;
    }

    /** The start tag of the feed's root, whether or not it was closed; empty when none was found. */
    Optional<XmlToken> root() {
        return root;
    }

    /** Name of the first element; empty when there is none. */
    String first() {
        return first;
    }

    /** What stood before the first entry; known once that was read. Only its beginning when it was out of proportion. */
    Original header() {
        return started ? head : header.take();
    }

    /** The next entry; empty at the end of the feed. */
    Optional<FeedEntry> next() throws IOException {
        for (Optional<XmlToken> next = tokens.next(); next.isPresent(); next = tokens.next()) {
            XmlToken token = next.get();
            if ((token.kind() == Kind.START || token.kind() == Kind.EMPTY) && isEntry(token.name())) {
                if (!started) {
                    started = true;
                    head = header.take();
                }
                return Optional.of(entry(token));
            }
            if (!started && token.kind() != Kind.OTHER) {
                around(token);
            }
        }
        return Optional.empty();
    }

    private void around(XmlToken token) {
        tokens.keep(token);
        String name = token.name();
        first = first.isEmpty() ? name : first;
        if (token.kind() == Kind.EMPTY && root.isEmpty() && roots.contains(local(name))) {
            root = Optional.of(token);
        } else if (token.kind() == Kind.START && open.size() < MOST_AROUND) {
            // What stands before a feed's root (a server's warning, a page's beginning) is no part of it.
            if (open.isEmpty() && root.isEmpty() && roots.contains(local(name))) {
                root = Optional.of(token);
                open.push(token);
            } else if (!open.isEmpty()) {
                open.push(token);
            }
        } else if (token.kind() == Kind.END && isOpen(name)) {
            while (!open.pop().name().equals(name)) {
                // What was never closed ends with what is around it.
            }
        }
    }

    private FeedEntry entry(XmlToken start) throws IOException {
        tokens.record(entry);
        tokens.keep(start);
        tokens.stopAt("</" + start.name() + '>');
        int depth = 1;
        int deepest = 1;
        boolean whole = start.kind() == Kind.EMPTY;
        while (!whole) {
            Optional<XmlToken> next = tokens.next();
            if (next.isEmpty() || !next.get().whole()) {
                next.ifPresent(tokens::keep);
                // At the end of a document that forgets its end tags, an entry with none of its elements open is whole.
                whole = next.isEmpty() && depth == 1;
                break;
            }
            XmlToken token = next.get();
            boolean ends = token.kind() == Kind.END && token.name().equals(start.name());
            // Entries do not nest: where another begins, or what is around them ends, this one was never closed.
            boolean unclosed = (token.kind() == Kind.START && token.name().equals(start.name()))
                    || (token.kind() == Kind.END && isOpen(token.name()));
            whole = ends || unclosed;
            if (unclosed) {
                tokens.push(token);
            } else {
                tokens.keep(token);
            }
            boolean nests = token.kind() == Kind.START && !VOID.contains(token.name());
            depth += nests ? 1 : token.kind() == Kind.END ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        tokens.record(between);
        tokens.stopAt("");
        return new FeedEntry(entry.take(), start.line(), deepest > DEEPEST, whole);
    }

    private boolean isOpen(String name) {
        return open.stream().anyMatch(tag -> tag.name().equals(name));
    }

    /** {@code item} and {@code entry}, whatever the prefix: some feeds give the namespace of RSS or Atom one. */
    private boolean isEntry(String name) {
        String local = local(name);
        return !open.isEmpty() && names.contains(local) && isCore(name);
    }

    private boolean isCore(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return true;
        }
        String prefix = name.substring(0, colon);
        return open.stream()
                .map(tag -> StartTag.parse(tag.inside()).attributes().get("xmlns:" + prefix))
                .filter(uri -> uri != null)
                .anyMatch(Vocabulary::isCore);
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
