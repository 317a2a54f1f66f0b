package dev.newswire.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.text.Article;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    private static final EntityTagger TAGGER = EntityTagger.load();

    private static List<String> found(String text, String language) {
        return TAGGER.tag(Article.of("", text), language).stream()
                .map(entity -> entity.type().name().charAt(0) + ":" + entity.name())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru | Президент Казахстана Серик Абенов прибыл в Москву. | P:Серик Абенов, L:Kazakhstan, L:Moscow",
                "ru | Войска ОДКБ покинут Турцию, сообщает ТАСС. | O:CSTO, L:Turkey, O:TASS",
                "ru | Министерство внутренних дел Армении ответило. | O:Министерство внутренних дел Армении",
                "ru | Компания «Северный ветер» подала в суд. | O:Северный ветер",
                "ru | Депутат Госдумы Антон Ветров и глава Blue Lake Наталья Ветрова спорили. | O:State Duma, P:Антон Ветров, P:Наталья Ветрова",
                "ru | Ветров Антон Ильич приехал в Казань. | P:Ветров Антон Ильич",
                "ru | Об этом сообщил холдинг Blue Lake. | O:Blue Lake",
                "es | La ministra habló con María Robles en Oporto. | P:María Robles, L:Porto",
                "es | La Junta de Castilla calló. | O:Junta de Castilla",
                "kk | Серік Әбенов Астанада БҰҰ өкілімен кездесті. | P:Серік Әбенов, L:Astana, O:United Nations",
                "de | Bundeskanzlerin Anna Weber sprach in Brüssel mit der Deutschen Bank. | P:Anna Weber, L:Brussels",
                "de | Das Verteidigungsministerium schwieg. | O:Verteidigungsministerium",
                "fr | Le président Luc Martin rencontre l'ONU aux États-Unis. | P:Luc Martin, O:United Nations, L:United States",
                "fr | Selon le Ministère de l'Intérieur et l'Université de Genève | O:Ministère de l'Intérieur, O:Université de Genève",
                "es | La ministra Ana Robles viajó a Ucrania. | P:Ana Robles, L:Ukraine",
                "ar | وصل الرئيس محمد العلي إلى القاهرة والعراق. | P:محمد العلي, L:Cairo, L:Iraq",
            })
    void findsNamesWithoutAModel(String language, String text, String expected) {
        assertThat(found(text, language)).contains(expected.split(", ", -1));
    }

    @Test
    void saysWhoSpoke() {
        assertThat(TAGGER.tag(Article.of("", "В Москве выступил Серик Абенов."), "ru"))
                .extracting(NamedEntity::tagger)
                .containsExactlyInAnyOrder("gazetteer", "rule");
        assertThat(TAGGER.tag(Article.of("", "The Kenyan president flew to Nairobi."), "en"))
                .extracting(NamedEntity::tagger)
                .containsOnly("model");
    }

    @Test
    void readsForeignAcronymsWithinEnglish() {
        assertThat(found("The forces of the [МАГАТЭ] arrived on Monday.", "en"))
                .contains("O:International Atomic Energy Agency");
    }
}
