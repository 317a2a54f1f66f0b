package dev.newswire.ingest.poll;

import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.SourceState;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source that this instance polls, and what is remembered and committed of it. Belongs to the poller's thread. */
final class PolledSource {
    private final String id;
    private final int partition;
    private SourceDefinition definition;
    private SourceState state;
    private SeenItems seen;
    private int version;
    private boolean polling;
    private boolean dropped;

    PolledSource(int partition, SourceDefinition definition, @Nullable SourceState state, SeenItems seen) {
        this.id = definition.getId();
        this.partition = partition;
        this.definition = definition;
        this.state = SourceMemory.current(definition, state);
        this.seen = seen;
    }

    String id() {
        return id;
    }

    int partition() {
        return partition;
    }

    SourceDefinition definition() {
        return definition;
    }

    SourceState state() {
        return state;
    }

    SeenItems seen() {
        return seen;
    }

    /** Changes with the definition: what was begun under another version is not to be used. */
    int version() {
        return version;
    }

    boolean polling() {
        return polling;
    }

    /** True once it is removed or belongs to another instance. */
    boolean dropped() {
        return dropped;
    }

    void polling(boolean now) {
        polling = now;
    }

    void drop() {
        dropped = true;
    }

    void define(SourceDefinition changed) {
        definition = changed;
        state = SourceMemory.current(changed, state);
        version++;
    }

    void remember(SourceState newer) {
        state = newer;
    }

    void remember(SeenItems newer) {
        seen = newer;
    }

    /** When it is due; empty while it is paused, gone, or not of a kind that is polled. */
    Optional<Instant> due() {
        boolean polled = definition.getKind() == SourceKind.FEED
                || definition.getKind() == SourceKind.SITEMAP
                || definition.getKind() == SourceKind.PAGE;
        return polled && !definition.getPaused() && definition.getUrl() != null
                ? SourceMemory.due(definition, state)
                : Optional.empty();
    }

    /** The host that is asked, in lower case; empty for an address that has none. */
    String host() {
        return host(SourceMemory.address(definition, state));
    }

    static String host(String address) {
        try {
            String host = new URI(address).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
