package dev.newswire.ingest.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.DateDoubt;
import dev.newswire.schemas.DateOrigin;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ItemDatesTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void doubtsADateThatLiesMoreThanADayAhead() {
        assertThat(published(SourceKind.FILE, "2026-11-23T11:59:00Z").getPublishedDoubt())
                .isEqualTo(DateDoubt.NONE);
        assertThat(published(SourceKind.FILE, "2026-11-23T12:01:00Z").getPublishedDoubt())
                .isEqualTo(DateDoubt.FUTURE);
        assertThat(published(SourceKind.FILE, "2026-11-23T12:01:00Z").getPublishedAt())
                .isEqualTo("2026-11-23T12:01:00Z");
    }

    @Test
    void doubtsOldDatesInFeedsOnlyAndZerosEverywhere() {
        assertThat(published(SourceKind.FEED, "1989-12-31T23:59:59Z").getPublishedDoubt())
                .isEqualTo(DateDoubt.ANCIENT);
        assertThat(published(SourceKind.FILE, "1889-12-31T23:59:59Z").getPublishedDoubt())
                .isEqualTo(DateDoubt.NONE);
        assertThat(published(SourceKind.FILE, "1970-01-01T00:00:00Z").getPublishedDoubt())
                .isEqualTo(DateDoubt.ANCIENT);
        assertThat(published(SourceKind.FILE, "some day").getPublishedDoubt()).isEqualTo(DateDoubt.NONE);
    }

    @Test
    void keepsAChangeThatCanBeTrueAndTheWordsOfOneThatCannot() {
        RawItem plausible = item(SourceKind.FEED, new Draft().updated("2026-11-22T10:00:00+01:00", DateOrigin.FEED));
        assertThat(plausible.getUpdatedAt()).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(plausible.getUpdatedOrigin()).isEqualTo(DateOrigin.FEED);
        RawItem future = item(SourceKind.FEED, new Draft().updated("2036-11-22T10:00:00+01:00", DateOrigin.FEED));
        assertThat(future.getUpdatedAt()).isNull();
        assertThat(future.getUpdatedText()).isEqualTo("2036-11-22T10:00:00+01:00");
        assertThat(future.getUpdatedOrigin()).isEqualTo(DateOrigin.UNKNOWN);
    }

    @Test
    void keepsTheLinkWhereTheCanonicalAddressIsAnother() {
        RawItem tracked = item(SourceKind.FEED, new Draft().url("https://m.example.com/a?utm_source=rss"));
        assertThat(tracked.getUrl()).isEqualTo("https://example.com/a");
        assertThat(tracked.getLink()).isEqualTo("https://m.example.com/a?utm_source=rss");
        assertThat(item(SourceKind.FEED, new Draft().url("https://example.com/a"))
                        .getLink())
                .isNull();
    }

    @Test
    void makesAnItemWithoutTextOnlyForThoseWhoWillFetchIt() {
        ItemMaker maker = new ItemMaker(new Feeder(null, null, SourceKind.SITEMAP), NOON);
        Draft bare = new Draft().url("https://example.com/a");
        Original original = Original.of(new byte[0]);
        assertThat(maker.make(bare, new Origin("map", 1), () -> original)).isInstanceOf(Reading.Refused.class);
        assertThat(maker.textless().make(bare, new Origin("map", 1), () -> original))
                .isInstanceOfSatisfying(
                        Reading.Item.class,
                        made -> assertThat(made.item().getUrl()).isEqualTo("https://example.com/a"));
    }

    private static RawItem published(SourceKind kind, String claim) {
        return item(kind, new Draft().published(claim, DateOrigin.FEED));
    }

    private static RawItem item(SourceKind kind, Draft draft) {
        ItemMaker maker = new ItemMaker(new Feeder(null, null, kind), NOON);
        Reading reading = maker.make(draft.title("A title"), new Origin("feed", 1), () -> Original.of(new byte[0]));
        return ((Reading.Item) reading).item();
    }
}
