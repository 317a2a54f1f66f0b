package dev.newswire.ingest.sources;

import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A source that somebody wants, as far as they said how.
 *
 * @param kind how it is read; empty to keep what it has, or for a feed
 * @param address where it is polled; empty only for one that is pushed
 * @param id its id; empty to have one made
 * @param categories added to those it has
 * @param paused whether it rests; empty to keep what it has
 */
public record SourceRequest(
        Optional<SourceKind> kind,
        Optional<SourceAddress> address,
        Optional<String> id,
        Optional<String> name,
        Optional<String> language,
        List<String> categories,
        Optional<PageFetch> pageFetch,
        Optional<Duration> minInterval,
        Optional<Duration> maxInterval,
        Optional<Boolean> paused) {

    public SourceRequest {
        name = name.map(String::strip).filter(text -> !text.isEmpty());
        categories = categories.stream()
                .map(String::strip)
                .filter(category -> !category.isEmpty())
                .distinct()
                .toList();
        id.flatMap(SourceId::fault).ifPresent(fault -> {
            throw new IllegalArgumentException("The id " + fault);
        });
        if (address.isEmpty()
                && (id.isEmpty() || kind.filter(SourceKind.PUSH::equals).isEmpty())) {
            throw new IllegalArgumentException("Only a source that is pushed, and has an id, needs no address");
        }
    }

    /** A feed at an address, about which nothing else is said. */
    public static SourceRequest feed(SourceAddress address) {
        return new SourceRequest(
                Optional.empty(),
                Optional.of(address),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The source as it would be new. */
    SourceDefinition create(String newId, Instant now) {
        return onto(SourceDefinition.newBuilder()
                .setId(newId)
                .setKind(SourceKind.FEED)
                .setCategories(List.of())
                .setPageFetch(PageFetch.CONFIGURED)
                .setTokenHashes(List.of())
                .setAddedAt(now)
                .build());
    }

    /** A source with what was asked for in place of what it had; unasked, everything stays as it is. */
    SourceDefinition onto(SourceDefinition had) {
        List<String> all = Stream.concat(had.getCategories().stream(), categories.stream())
                .distinct()
                .toList();
        SourceDefinition.Builder builder = SourceDefinition.newBuilder(had).setCategories(all);
        kind.ifPresent(builder::setKind);
        address.ifPresent(wanted -> builder.setUrl(wanted.url()));
        name.ifPresent(builder::setName);
        language.ifPresent(builder::setLanguage);
        pageFetch.ifPresent(builder::setPageFetch);
        minInterval.ifPresent(interval -> builder.setMinInterval(interval.toMillis()));
        maxInterval.ifPresent(interval -> builder.setMaxInterval(interval.toMillis()));
        paused.ifPresent(builder::setPaused);
        return builder.build();
    }
}
