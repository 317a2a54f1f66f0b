package dev.newswire.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.text.Article;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionTest {
    private static final EntityTagger TAGGER = EntityTagger.load();

    private static List<NamedEntity> tag(String text) {
        return TAGGER.tag(Article.of("", text), "en");
    }

    @ParameterizedTest
    @CsvSource({
        "Akhmedbaev, Akhmedbayev",
        "Sergei, Sergey",
        "Dmitri, Dmitriy",
        "Müller, Muller",
        "Kharkov, Harkov",
    })
    void foldsSpellingsOfOneName(String one, String other) {
        assertThat(NameFold.of(one)).isEqualTo(NameFold.of(other));
    }

    @ParameterizedTest
    @CsvSource({"Baker, Barker", "Ivanov, Ivanova", "Kim, Kin"})
    void keepsDifferentNamesApart(String one, String other) {
        assertThat(NameFold.of(one)).isNotEqualTo(NameFold.of(other));
    }

    @Test
    void leavesASurnameOfTwoPersonsAlone() {
        List<NamedEntity> persons = tag("Anna Weber met Thomas Weber in Berlin. Later Weber left for Paris.").stream()
                .filter(entity -> entity.type() == EntityType.PERSON)
                .toList();
        assertThat(persons)
                .extracting(NamedEntity::name)
                .containsExactlyInAnyOrder("Anna Weber", "Thomas Weber", "Weber");
    }

    @Test
    void joinsVariantsOfAState() {
        NamedEntity russia =
                tag("Officials in Russia said so. The Russian Federation signed. He left the RF for Kenya.").stream()
                        .filter(entity -> "iso3166:RU".equals(entity.id()))
                        .findFirst()
                        .orElseThrow();
        assertThat(russia.name()).isEqualTo("Russia");
        assertThat(russia.aliases()).contains("Russian Federation");
    }

    @Test
    void leavesTitlesOutOfNamesAndKeepsThemAsRoles() {
        NamedEntity person = tag("Yesterday Mayor Peter Oduya spoke in Kisumu.").stream()
                .filter(entity -> entity.type() == EntityType.PERSON)
                .findFirst()
                .orElseThrow();
        assertThat(person.name()).isEqualTo("Peter Oduya");
        assertThat(person.roles()).containsExactly("Mayor");
    }
}
