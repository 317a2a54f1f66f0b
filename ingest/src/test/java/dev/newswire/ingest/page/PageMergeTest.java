package dev.newswire.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.DateDoubt;
import dev.newswire.schemas.DateOrigin;
import dev.newswire.schemas.Media;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class PageMergeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private static RawItem item(Draft draft, SourceKind kind) {
        return ((Reading.Item) new ItemMaker(new Feeder("a", null, kind), CLOCK)
                        .make(draft, new Origin("x", 0), () -> Original.of(new byte[0])))
                .item();
    }

    private static Draft draft() {
        return new Draft().title("Title").url("https://a.example/1").format(BodyFormat.HTML);
    }

    private static RawItem merged(Draft feed, Draft page) {
        return PageMerge.of(item(feed, SourceKind.FEED), item(page, SourceKind.PAGE));
    }

    @Test
    void keepsPicturesOfBothOnceAndCaptionsFromWhereverTheyStand() {
        RawItem merged = merged(
                draft().media(new Draft.FoundMedia("https://a.example/1.jpg", null, null, "Agency"))
                        .media(new Draft.FoundMedia("https://a.example/0.jpg", null, "Zero", null)),
                draft().media(new Draft.FoundMedia("https://a.example/1.jpg", "image/jpeg", "One", "Other"))
                        .media(new Draft.FoundMedia("https://a.example/2.jpg", null, "Two", null)));
        assertThat(merged.getMedia())
                .containsExactly(
                        new Media("https://a.example/1.jpg", "image/jpeg", "One", "Agency"),
                        new Media("https://a.example/0.jpg", null, "Zero", null),
                        new Media("https://a.example/2.jpg", null, "Two", null));
    }

    @Test
    void keepsCategoriesOfBothOnce() {
        assertThat(merged(draft().category("Sport"), draft().category("sport").category("Chess"))
                        .getCategories())
                .containsExactly("Sport", "Chess");
    }

    @Test
    void takesThePagesDateWhereTheFeedsCannotBeTrue() {
        RawItem merged = merged(
                draft().published("Thu, 01 Jan 1970 00:00:00 GMT", DateOrigin.FEED),
                draft().published("2026-11-20T10:00:00Z", DateOrigin.META));
        assertThat(merged.getPublishedAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(merged.getPublishedDoubt()).isEqualTo(DateDoubt.NONE);
    }

    @Test
    void hashesWhatAReaderOfTheWholeSees() {
        RawItem merged = merged(draft(), draft().body("<p>The whole text</p>"));
        RawItem whole = item(draft().body("<div><p>The whole   text</p></div>"), SourceKind.FEED);
        assertThat(merged.getContentHash()).isEqualTo(whole.getContentHash());
    }

    @Test
    void takesThePagesTitleWhereTheFeedHasNone() {
        RawItem merged =
                merged(new Draft().url("https://a.example/1").summary("s").format(BodyFormat.HTML), draft().body("b"));
        assertThat(merged.getTitle()).isEqualTo("Title");
    }

    @Test
    void turnsThePagesMarkupIntoTextBesideTextOfTheFeed() {
        RawItem merged = merged(
                new Draft()
                        .url("https://a.example/1")
                        .body("A long text of the feed, 1 < 2")
                        .format(BodyFormat.TEXT),
                draft().summary("<p>In &amp; out</p>"));
        assertThat(merged.getBodyFormat()).isEqualTo(BodyFormat.TEXT);
        assertThat(merged.getBody()).isEqualTo("A long text of the feed, 1 < 2");
        assertThat(merged.getSummary()).isEqualTo("In & out");
    }
}
