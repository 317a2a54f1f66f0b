package dev.newswire.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceDraftTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    private final SourceDefinition standing = Sources.feed("world", "https://example.org/world/feed");
    private final SourceDraft draft = draft(standing);

    @Test
    void makesASourceOfWhatWasAskedFor() {
        SourceRequest request = new SourceRequest(
                Optional.of(SourceKind.SITEMAP),
                SourceAddress.of("example.org/sitemap.xml"),
                Optional.of("map"),
                Optional.of(" The Map "),
                Optional.of("fr"),
                List.of("World", " ", "World", "Sport"),
                Optional.of(PageFetch.ALWAYS),
                Optional.of(Duration.ofMinutes(5)),
                Optional.of(Duration.ofHours(5)),
                Optional.of(true));

        assertThat(added(draft.add(request)))
                .isEqualTo(SourceDefinition.newBuilder()
                        .setId("map")
                        .setKind(SourceKind.SITEMAP)
                        .setUrl("https://example.org/sitemap.xml")
                        .setName("The Map")
                        .setLanguage("fr")
                        .setCategories(List.of("World", "Sport"))
                        .setPageFetch(PageFetch.ALWAYS)
                        .setMinInterval(300_000L)
                        .setMaxInterval(18_000_000L)
                        .setPaused(true)
                        .setTokenHashes(List.of())
                        .setAddedAt(NOW)
                        .build());
    }

    @Test
    void knowsASourceByItsAddressAndKeepsItAsItIs() {
        assertThat(draft.add(feed("http://EXAMPLE.org/world/feed#top"))).isEqualTo(new Addition.Known(standing));
        assertThat(draft.edit()).isEqualTo(SourceEdit.NONE);
    }

    @Test
    void bringsAKnownSourceToWhatIsAskedForNow() {
        SourceDefinition insecure = Sources.feed("a", "http://a.example/feed");
        SourceDraft other = draft(insecure);

        Addition changed = other.add(feed("https://a.example/feed"));

        assertThat(changed)
                .isEqualTo(new Addition.Changed(SourceDefinition.newBuilder(insecure)
                        .setUrl("https://a.example/feed")
                        .build()));
        assertThat(other.edit().put()).hasSize(1);
    }

    @Test
    void refusesAnIdThatIsTakenAndASecondId() {
        assertThat(draft.add(feed("https://example.org/other", "world")))
                .isEqualTo(new Addition.Refused(
                        "cannot have the id world, which is that of https://example.org/world/feed"));
        assertThat(draft.add(feed("https://example.org/world/feed", "globe")))
                .isEqualTo(new Addition.Refused("is known as world and keeps that id"));
    }

    @Test
    void seesWhatItHasAddedItself() {
        SourceDefinition first = added(draft.add(feed("https://example.org/sport/feed")));

        assertThat(draft.add(feed("http://example.org/sport/feed"))).isEqualTo(new Addition.Known(first));
        assertThat(added(draft.add(feed("https://example.org/sport/rss"))).getId())
                .isNotEqualTo(first.getId());
        assertThat(draft.edit().put()).hasSize(2);
    }

    @Test
    void refusesIntervalsThatContradictEachOther() {
        SourceRequest request = new SourceRequest(
                Optional.empty(),
                SourceAddress.of("https://example.org/x"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(Duration.ofHours(2)),
                Optional.of(Duration.ofHours(1)),
                Optional.empty());

        assertThat(draft.add(request)).isInstanceOf(Addition.Refused.class);
        assertThat(draft.edit()).isEqualTo(SourceEdit.NONE);
    }

    private static SourceDefinition added(Addition addition) {
        assertThat(addition).isInstanceOf(Addition.Added.class);
        return ((Addition.Added) addition).source();
    }

    private static SourceRequest feed(String url, String... id) {
        return new SourceRequest(
                Optional.empty(),
                SourceAddress.of(url),
                Arrays.stream(id).findFirst(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static SourceDraft draft(SourceDefinition... standing) {
        return new SourceDraft(Sources.set(standing), NOW);
    }
}
