package dev.newswire.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.sources.BearerToken;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeaderTest {

    @Test
    void readsMediaTypesAndTheirCharsets() {
        assertThat(MediaType.parse("Text/HTML; Charset=\"Shift_JIS\"")).hasValueSatisfying(type -> {
            assertThat(type.name()).isEqualTo("text/html");
            assertThat(type.charset()).contains(Charset.forName("windows-31j"));
        });
        assertThat(MediaType.parse("application/json"))
                .hasValueSatisfying(type -> assertThat(type.charset()).isEmpty());
        assertThat(MediaType.parse("text/plain; charset=klingon")).isEmpty();
        assertThat(MediaType.parse(null)).isEmpty();
        assertThat(MediaType.parse(" ; charset=utf-8")).isEmpty();
    }

    @Test
    void tellsFormatsByMediaType() {
        assertThat(format("application/vnd.example+json")).contains(PushFormat.JSON);
        assertThat(format("application/x-ndjson")).contains(PushFormat.LINES);
        assertThat(format("application/rss+xml")).contains(PushFormat.FEED);
        assertThat(format("image/png")).isEmpty();
    }

    @Test
    void findsTheSourceOfATokenUntilItIsChangedOrRemoved() {
        PushSources sources = new PushSources();
        sources.changed("a", Optional.of(source("a", "one", "two")));
        assertThat(sources.withToken("two")).map(SourceDefinition::getId).contains("a");
        sources.changed("a", Optional.of(source("a", "two", "three")));
        assertThat(sources.withToken("one")).isEmpty();
        assertThat(sources.withToken("three")).isPresent();
        sources.changed("a", Optional.empty());
        assertThat(sources.withToken("two")).isEmpty();
        assertThat(sources.find("a")).isEmpty();
    }

    @Test
    void holdsNoMoreBytesThanItsLimitUnlessOneIsAlone() {
        InFlight inFlight = new InFlight(10);
        assertThat(inFlight.take(20)).isTrue();
        assertThat(inFlight.take(1)).isFalse();
        inFlight.release(20);
        assertThat(inFlight.take(6)).isTrue();
        assertThat(inFlight.take(5)).isFalse();
        assertThat(inFlight.take(4)).isTrue();
        assertThat(inFlight.bytes()).isEqualTo(10);
    }

    @Test
    void isOffWithoutAPortAndTellsNoSecret() {
        HttpConfig off = HttpConfig.from(ConfigLoader.of(HttpConfig.KEYS).load());
        assertThat(off.port()).isEmpty();
        HttpConfig on = HttpConfig.from(ConfigLoader.of(HttpConfig.KEYS)
                .set(List.of(
                        "ingest.http.port=8082",
                        "ingest.http.tls.password=hush",
                        "ingest.http.public-url=https://news.example.org/"))
                .load());
        assertThat(on.port()).contains(8082);
        assertThat(on.publicUrl()).contains("https://news.example.org");
        assertThat(on.toString()).contains("8082").doesNotContain("hush");
    }

    private static Optional<PushFormat> format(String type) {
        return MediaType.parse(type).flatMap(PushFormat::of);
    }

    private static SourceDefinition source(String id, String... tokens) {
        return SourceDefinition.newBuilder()
                .setId(id)
                .setKind(SourceKind.PUSH)
                .setTokenHashes(List.of(tokens).stream()
                        .map(token -> new BearerToken(token).hash())
                        .toList())
                .setAddedAt(Instant.EPOCH)
                .build();
    }
}
