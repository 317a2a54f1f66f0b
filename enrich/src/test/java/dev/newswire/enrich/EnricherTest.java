package dev.newswire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.DateDoubt;
import dev.newswire.schemas.DateOrigin;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.Media;
import dev.newswire.schemas.Mention;
import dev.newswire.schemas.RawItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnricherTest {

    private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

    private static final Enricher ENRICHER = Enricher.load();

    @Test
    void readsAnArticleAsAReaderWould() {
        EnrichedItem item = enrich(raw(BodyFormat.TEXT, """
                Apr 30, 2026
                3 12

                Harbour pilots end strike in Rotterdam

                Photo: Pilots leave the harbour office in Rotterdam. (Photo: Nils Aberg / Meridian Pictures)

                ROTTERDAM – Pilots at the port of Rotterdam went back to work on Thursday after their union, the Dutch \
                Pilots Association, and the port authority agreed on a pay rise of four per cent.

                “We got most of what we asked for,” said Marieke Dolstra, who led the talks for the union.

                Leave a Reply
                """));

        assertThat(item.getTitle()).isEqualTo("Harbour pilots end strike in Rotterdam");
        assertThat(item.getPublishedAt()).isEqualTo(Instant.parse("2026-04-30T00:00:00Z"));
        assertThat(item.getPublishedOrigin()).isEqualTo(DateOrigin.TEXT);
        assertThat(item.getLanguage()).isEqualTo("en");
        assertThat(item.getText()).doesNotContain("Leave a Reply", "Meridian", "3 12");
        assertThat(item.getEntities()).extracting(Entity::getName).contains("Rotterdam", "Marieke Dolstra");
        assertThat(item.getCategories())
                .extracting(category -> category.getCode())
                .contains("medtop:09000000");
        assertThat(item.getQuotations())
                .anySatisfy(quote -> assertThat(quote.getSpeaker()).isEqualTo("Marieke Dolstra"));
        assertThat(item.getKeyPhrases()).isNotEmpty();
        assertThat(item.getProcessing().getModels()).containsKeys("text", "entities", "categories");
    }

    @Test
    void readsCaptionsOfPicturesBesideTheText() {
        RawItem raw = RawItem.newBuilder(raw(BodyFormat.HTML, "<p>The ferry runs again.</p>"))
                .setMedia(List.of(
                        media("The ferry in  Oslo.", "Nils Aberg"),
                        media("the ferry in Oslo", null),
                        media(null, null)))
                .build();

        EnrichedItem item = enrich(raw);

        assertThat(item.getCaptions()).containsExactly("The ferry in Oslo.");
        assertThat(item.getText()).isEqualTo("The ferry runs again.");
        assertThat(item.getEntities()).extracting(Entity::getName).contains("Oslo");
    }

    @Test
    void takesNoDateThatCannotBeTrue() {
        RawItem raw = RawItem.newBuilder(raw(BodyFormat.TEXT, "The ferry runs again."))
                .setPublishedAt(Instant.parse("2036-05-12T07:30:00Z"))
                .setPublishedOrigin(DateOrigin.FEED)
                .setPublishedDoubt(DateDoubt.FUTURE)
                .build();

        EnrichedItem item = enrich(raw);

        assertThat(item.getPublishedOrigin()).isEqualTo(DateOrigin.FETCH);
        assertThat(item.getPublishedAt()).isEqualTo(raw.getFetchedAt());
    }

    @Test
    void pointsAtTheWordsItNames() {
        EnrichedItem item =
                enrich(raw(BodyFormat.TEXT, "Visit\n\nAngela Merkel 🌉 met Emmanuel Macron in Strasbourg."));

        assertThat(item.getEntities()).isNotEmpty();
        for (Entity entity : item.getEntities()) {
            for (Mention mention : entity.getMentions()) {
                String field =
                        switch (mention.getField()) {
                            case TITLE -> item.getTitle();
                            case CAPTION -> item.getCaptions().get(mention.getIndex());
                            case FOOTNOTE -> item.getFootnotes().get(mention.getIndex());
                            default -> item.getText();
                        };
                assertThat(field.substring(mention.getStart(), mention.getEnd()))
                        .isEqualTo(mention.getText());
            }
        }
    }

    @Test
    void makesTheSameOfTheSame() {
        RawItem raw = raw(BodyFormat.HTML, "<p>The <b>United Nations</b> met in Geneva.</p><p>Snow fell.</p>");

        assertThat(enrich(raw)).isEqualTo(Enricher.load().enrich(raw, 1, NOW, NOW));
    }

    @Test
    void makesSomethingOfNothing() {
        assertThat(List.of("", " ", "\n\n\n", "—", "🌉", "1 2 3", "<p></p>"))
                .allSatisfy(body ->
                        assertThat(enrich(raw(BodyFormat.HTML, body)).getText()).isNotNull());
    }

    private static Media media(@Nullable String caption, @Nullable String credit) {
        return Media.newBuilder()
                .setUrl("http://example.org/p.jpg")
                .setCaption(caption)
                .setCredit(credit)
                .build();
    }

    private static EnrichedItem enrich(RawItem raw) {
        return ENRICHER.enrich(raw, 1, NOW, NOW);
    }

    private static RawItem raw(BodyFormat format, String body) {
        return RawItems.of("0".repeat(32), format, body, NOW);
    }
}
