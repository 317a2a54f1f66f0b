package dev.newswire.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.text.Article;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EntityTaggerTest {
    private static final EntityTagger TAGGER = EntityTagger.load();
    private static final Article ARTICLE = Article.of(
            "Kenya signs trade deal with Japan",
            "President William Ruto of Kenya met Prime Minister Fumio Kishida in Tokyo on Monday. "
                    + "Ruto's visit is his first to Japan.\n\n"
                    + "He works for the Northern Rivers Bank in Nairobi. Mr. Otieno of the NRB welcomed the visit.");

    private static NamedEntity find(List<NamedEntity> entities, String name) {
        return entities.stream()
                .filter(entity -> entity.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among "
                        + entities.stream().map(NamedEntity::name).toList()));
    }

    @Test
    void givesEveryMentionOfAPersonToOneEntity() {
        NamedEntity ruto = find(TAGGER.tag(ARTICLE, "en"), "William Ruto");
        assertThat(ruto.type()).isEqualTo(EntityType.PERSON);
        assertThat(ruto.mentions()).extracting(EntityMention::text).containsExactly("William Ruto", "Ruto");
        assertThat(ruto.aliases()).containsExactly("Ruto");
        assertThat(ruto.roles()).contains("President");
    }

    @Test
    void knowsTheCountryOfPlaces() {
        List<NamedEntity> entities = TAGGER.tag(ARTICLE, "en");
        assertThat(find(entities, "Kenya").id()).isEqualTo("iso3166:KE");
        assertThat(find(entities, "Tokyo").country()).isEqualTo("JP");
        assertThat(find(entities, "Tokyo").id()).isNull();
    }

    @Test
    void joinsAcronymsWithTheirExpansion() {
        assertThat(find(TAGGER.tag(ARTICLE, "en"), "Northern Rivers Bank").mentions())
                .extracting(EntityMention::text)
                .containsExactly("Northern Rivers Bank", "NRB");
    }

    @Test
    void sharesSalienceOutToOne() {
        List<NamedEntity> entities = TAGGER.tag(ARTICLE, "en");
        assertThat(entities.stream().mapToDouble(NamedEntity::salience).sum()).isCloseTo(1, Offset.offset(1e-9));
        assertThat(entities.get(0).salience())
                .isGreaterThanOrEqualTo(entities.get(1).salience());
    }

    @Test
    void givesOffsetsThatHoldInTheField() {
        for (NamedEntity entity : TAGGER.tag(ARTICLE, "en")) {
            for (EntityMention mention : entity.mentions()) {
                String field = mention.field() == MentionField.TITLE ? ARTICLE.title() : ARTICLE.text();
                assertThat(field.substring(mention.start(), mention.end())).isEqualTo(mention.text());
            }
        }
    }

    @Test
    void takesTheMarkOfARepeatedPostForNoName() {
        List<NamedEntity> entities =
                TAGGER.tag(Article.of("", "RT @weekly_news: floods in Nairobi\nRT @other: yes"), "en");
        assertThat(entities).extracting(NamedEntity::name).contains("Nairobi").doesNotContain("RT");
    }

    @Test
    void answersTheSameTwice() {
        assertThat(TAGGER.tag(ARTICLE, "en")).isEqualTo(EntityTagger.load().tag(ARTICLE, "en"));
    }
}
