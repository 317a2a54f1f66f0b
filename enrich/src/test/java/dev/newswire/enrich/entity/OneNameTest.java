package dev.newswire.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.text.Article;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One entity has one name, whatever it is called in an article and in whatever language. */
class OneNameTest {
    private static final EntityTagger TAGGER = EntityTagger.load();

    private static List<NamedEntity> tag(String language, String text) {
        return TAGGER.tag(Article.of("", text), language);
    }

    private static NamedEntity named(String name, List<NamedEntity> entities) {
        return entities.stream()
                .filter(entity -> entity.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + entities));
    }

    @Test
    void givesAnAcronymOfAnotherAlphabetTheSameName() {
        NamedEntity english = named("CSTO", tag("en", "The CSTO met in Minsk."));
        NamedEntity russian = named("CSTO", tag("ru", "Саммит ОДКБ пройдет осенью, сообщил генсек ООН."));

        assertThat(russian.type()).isEqualTo(english.type()).isEqualTo(EntityType.ORGANIZATION);
        assertThat(russian.aliases()).containsExactly("ОДКБ");
    }

    @Test
    void joinsAKnownAcronymWithItsExpansion() {
        NamedEntity entity = named(
                "CSTO",
                tag("en", "The Collective Security Treaty Organization (CSTO) met. The CSTO agreed on a plan."));

        assertThat(entity.aliases()).containsExactly("Collective Security Treaty Organization");
        assertThat(entity.mentions()).hasSize(3);
    }

    @Test
    void joinsAnAcronymThatNoListHasWithItsExpansion() {
        NamedEntity entity = named(
                "National Bank of Georgia",
                tag("en", "The National Bank of Georgia (NBG) raised rates. NBG said prices rose."));

        assertThat(entity.aliases()).containsExactly("NBG");
    }

    @Test
    void joinsAShortNameWithTheOneNameThatGoesOnFromIt() {
        NamedEntity entity = named(
                "Law Society of Kenya", tag("en", "The Law Society of Kenya met. The Law Society will meet again."));

        assertThat(entity.aliases()).containsExactly("Law Society");
    }

    @Test
    void leavesAShortNameAloneFromWhichSeveralGoOn() {
        List<NamedEntity> entities = tag(
                "en",
                "The Law Society of Kenya met. The Law Society of Ghana met. The Law Society of Malawi met."
                        + " The Law Society will meet again.");

        assertThat(entities)
                .extracting(NamedEntity::name)
                .contains("Law Society", "Law Society of Kenya", "Law Society of Ghana", "Law Society of Malawi");
    }

    @Test
    void joinsSpellingsOfATransliteratedName() {
        NamedEntity entity = named(
                "Nursultan Nazarbayev", tag("en", "President Nursultan Nazarbayev spoke. Nazarbaev said he would go."));

        assertThat(entity.aliases()).containsExactly("Nazarbaev");
        assertThat(entity.roles()).containsExactly("President");
    }

    @Test
    void joinsASurnameWithItsPersonAndLeavesADescriptionAlone() {
        List<NamedEntity> entities = tag(
                "en",
                "Kassym-Jomart Tokayev, President of Kazakhstan, arrived. Tokayev met the Kremlin chief in Astana.");

        NamedEntity person = named("Kassym-Jomart Tokayev", entities);
        assertThat(person.aliases()).containsExactly("Tokayev");
        assertThat(person.roles()).containsExactly("President of Kazakhstan");
        assertThat(entities).extracting(NamedEntity::name).doesNotContain("Kremlin chief");
        assertThat(entities)
                .filteredOn(entity -> entity.type() == EntityType.PERSON)
                .hasSize(1);
    }

    @Test
    void saysTheCountryOfAPlace() {
        List<NamedEntity> entities = tag("en", "Officials met in Paris and in Sydney. France and Australia agreed.");

        assertThat(named("Paris", entities).country()).isEqualTo("FR");
        assertThat(named("Sydney", entities).country()).isEqualTo("AU");
        assertThat(named("France", entities).id()).isEqualTo("iso3166:FR");
    }

    @Test
    void listsFirstWhatTheArticleIsAbout() {
        List<NamedEntity> entities =
                tag("en", "Kenya votes today. Kenya has 50,000 polling places. Kenya is calm, said a man from Uganda.");

        assertThat(entities).extracting(NamedEntity::name).containsExactly("Kenya", "Uganda");
        assertThat(entities.get(0).salience()).isGreaterThan(entities.get(1).salience());
        assertThat(entities.stream().mapToDouble(NamedEntity::salience).sum()).isBetween(0.99, 1.01);
    }
}
