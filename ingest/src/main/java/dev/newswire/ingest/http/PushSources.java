package dev.newswire.ingest.http;

import dev.newswire.ingest.sources.BearerToken;
import dev.newswire.ingest.sources.SourceListener;
import dev.newswire.schemas.SourceDefinition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sources as they stand now, and whose each bearer token is (RFC 6750). Tokens are known by their SHA-256 only, so
 * what is looked up is nothing that a caller could grope towards letter by letter. Safe for many threads.
 */
final class PushSources implements SourceListener {
    private final Map<String, SourceDefinition> byId = new ConcurrentHashMap<>();
    private final Map<String, String> idByHash = new ConcurrentHashMap<>();

    @Override
    public void changed(String id, Optional<SourceDefinition> now) {
        SourceDefinition source = now.orElse(null);
        SourceDefinition before = source == null ? byId.remove(id) : byId.put(id, source);
        List<String> hashes = source == null ? List.of() : source.getTokenHashes();
        if (before != null) {
            before.getTokenHashes().stream()
                    .filter(hash -> !hashes.contains(hash))
                    .forEach(hash -> idByHash.remove(hash, id));
        }
        hashes.forEach(hash -> idByHash.put(hash, id));
    }

    Optional<SourceDefinition> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The source that a token belongs to; empty for one that belongs to none. */
    Optional<SourceDefinition> withToken(String token) {
        String hash = new BearerToken(token).hash();
        return Optional.ofNullable(idByHash.get(hash)).map(byId::get).filter(source -> source.getTokenHashes().stream()
                .anyMatch(known -> same(known, hash)));
    }

    /** In constant time. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
