package dev.newswire.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.text.Article;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names within names, names that share a word, titles, peoples, case forms and acronyms. */
class NamesTest {
    private static final EntityTagger TAGGER = EntityTagger.load();

    private static List<NamedEntity> tag(String text, String language) {
        return TAGGER.tag(Article.of("", text), language);
    }

    private static List<String> found(String text, String language) {
        return tag(text, language).stream()
                .map(entity -> entity.type().name().charAt(0) + ":" + entity.name())
                .toList();
    }

    private static NamedEntity named(String name, List<NamedEntity> entities) {
        return entities.stream()
                .filter(entity -> entity.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + entities));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Students of the University of Central Asia in Bishkek left. | O:University of Central Asia, L:Bishkek",
                "The Almaty City Court heard the Bank of America in Charlotte. | O:Almaty City Court, O:Bank of America, L:Charlotte",
                "A judge of the Supreme Court of India spoke on Friday. | O:Supreme Court of India",
                "She studied at the University of Cape Town in South Africa. | O:University of Cape Town, L:South Africa",
            })
    void takesAPlaceWithinANameForAPartOfIt(String text, String expected) {
        assertThat(found(text, "en")).containsExactlyInAnyOrder(expected.split(", ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Presidents Tokayev and Mirziyoyev met. | P:Tokayev, P:Mirziyoyev",
                "en | Prime Ministers Modi and Starmer spoke in Oslo. | P:Modi, P:Starmer, L:Oslo",
                "en | Ministers Okello and Banda signed it. | P:Okello, P:Banda",
                "en | Barack and Michelle Obama opened the museum in Chicago. | P:Barack Obama, P:Michelle Obama, L:Chicago",
                "en | William and Rachel Ruto danced in Mombasa. | P:William Ruto, P:Rachel Ruto, L:Mombasa",
                "en | North and South Korea agreed to talk. | L:North Korea, L:South Korea",
                "ru | Президенты Токаев и Мирзиёев встретились в Самарканде. | P:Токаев, P:Мирзиёев, L:Samarkand",
                "ru | Северная и Южная Корея договорились. | L:North Korea, L:South Korea",
                "fr | Les présidents Macron et Tebboune se sont vus à Alger. | P:Macron, P:Tebboune, L:Algiers",
                "es | Los ministros Robles y Vega viajaron a Lima y Quito. | P:Robles, P:Vega, L:Lima, L:Quito",
            })
    void givesNamesThatShareAWordANameEach(String language, String text, String expected) {
        assertThat(found(text, language)).containsExactlyInAnyOrder(expected.split(", ", -1));
    }

    /** What is one person in the article stays one, in whatever company. */
    @Test
    void joinsAPersonNamedTogetherWithAnother() {
        NamedEntity anna = named("Anna Weber", tag("Anna and Thomas Weber left Peru. Anna Weber will return.", "en"));

        assertThat(anna.mentions()).extracting(EntityMention::text).containsExactly("Anna", "Anna Weber");
    }

    @Test
    void keepsTheTitlesOfEachApart() {
        List<NamedEntity> entities = tag(
                "President of Kazakhstan Kassym-Jomart Tokayev received Dr. Amina Bello, Sir Keir Starmer and Prof. John Okello.",
                "en");

        assertThat(named("Kassym-Jomart Tokayev", entities).roles()).containsExactly("President of Kazakhstan");
        assertThat(named("Amina Bello", entities).roles()).containsExactly("Dr.");
        assertThat(named("Keir Starmer", entities).roles()).containsExactly("Sir");
        assertThat(named("John Okello", entities).roles()).containsExactly("Prof.");
    }

    @Test
    void endsARoleWhereAnotherPersonStands() {
        List<NamedEntity> entities =
                tag("French President Emmanuel Macron and German Chancellor Olaf Scholz met Kazakh officials.", "en");

        assertThat(named("Olaf Scholz", entities).roles()).containsExactly("Chancellor");
        assertThat(entities)
                .filteredOn(entity -> entity.type() == EntityType.MISC)
                .extracting(NamedEntity::name)
                .containsExactlyInAnyOrder("French", "German", "Kazakh");
        assertThat(entities).noneMatch(entity -> entity.type() == EntityType.LOCATION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru | В Минске, Бишкеке и Владивостоке прошли митинги. | L:Minsk, L:Bishkek, L:Vladivostok",
                "ru | В Петербурге, Праге, Риге и Гааге ждут гостей. | L:St. Petersburg, L:Prague, L:Riga, L:The Hague",
                "ru | Президент Украины Владимир Зеленский прибыл в Берлин. | L:Ukraine, P:Владимир Зеленский, L:Berlin",
                "kk | Ол Шымкентте болды, Бішкекке барды, Анкарадан келді. | L:Shymkent, L:Bishkek, L:Ankara",
                "de | Kenias Regierung schwieg, Moskaus auch, und Österreichs Parteien. | L:Kenya, L:Moscow, L:Austria",
                "fr | L'OMS et l'UE s'inquiètent. | O:World Health Organization, O:European Union",
                "fr | L’Algérie a signé. | L:Algeria",
            })
    void knowsANameInItsCaseForms(String language, String text, String expected) {
        assertThat(found(text, language)).containsExactlyInAnyOrder(expected.split(", ", -1));
    }

    @Test
    void leavesTheFrenchArticleOutOfTheMention() {
        NamedEntity entity = named("World Health Organization", tag("L'OMS s'inquiète.", "fr"));

        EntityMention mention = entity.mentions().get(0);
        assertThat(mention.text()).isEqualTo("OMS");
        assertThat(mention.start()).isEqualTo(2);
        assertThat(entity.aliases()).containsExactly("OMS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The East African Farmers Union (EAFU) met. EAFU wants more. | East African Farmers Union | 3",
                "en | EAFU, the East African Farmers Union, met in Arusha. | East African Farmers Union | 2",
                "en | The WHO (World Health Organization) warned. WHO experts left. | World Health Organization | 3",
                "ru | ОДКБ (Организация Договора о коллективной безопасности) проведет учения. | CSTO | 2",
                "ru | Организация Договора о коллективной безопасности (ОДКБ) проведет учения. | CSTO | 2",
                "es | La OMS (Organización Mundial de la Salud) advirtió. | World Health Organization | 2",
                "de | Die Weltgesundheitsorganisation (WHO) warnt. | World Health Organization | 2",
            })
    void joinsAnAcronymWithItsExpansionInEitherOrder(String language, String text, String name, int mentions) {
        assertThat(named(name, tag(text, language)).mentions()).hasSize(mentions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fans left the Kofi Annan Stadium in Tamale. | L:Kofi Annan Stadium, L:Tamale",
                "Nurses at Saint Luke Hospital in Gweru went on strike. | L:Saint Luke Hospital, L:Gweru",
                "The Nairobi Accord was signed by Kenya. | M:Nairobi Accord, L:Kenya",
                "Visitors came to the Bogota Book Fair on Friday. | M:Bogota Book Fair",
                "The Ministry of Livestock and Crafts hired 40 people. | O:Ministry of Livestock and Crafts",
                "The Ministry of Roads, Bridges and Canals closed. | O:Ministry of Roads, Bridges and Canals",
                "The Government of Zambia paid. | O:Government of Zambia",
                "He met Gen Mwangi in Kisumu. | P:Mwangi, L:Kisumu",
            })
    void takesANameUpToTheWordThatSaysWhatItIs(String text, String expected) {
        assertThat(found(text, "en")).containsExactlyInAnyOrder(expected.split(", (?=[PLOM]:)", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It paid US$3 million, or 400,000 US dollars a year, to Kenya. | L:Kenya",
                "Interior Minister Amina Bello flew to Malawi. | P:Amina Bello, L:Malawi",
                "The Kenya-Somalia border was closed. | L:Kenya, L:Somalia",
                "Guinea-Bissau voted. | L:Guinea-Bissau",
                "A pro-Russia rally was held in Belgrade. | L:Russia, L:Belgrade",
                "The consumer price index (CPI) rose. CPI was up in Ghana. | L:Ghana",
            })
    void tellsNamesFromWhatIsJoinedToThem(String text, String expected) {
        List<String> found = found(text, "en").stream()
                .filter(name -> !name.startsWith("M:"))
                .toList();
        assertThat(found).containsExactlyInAnyOrder(expected.split(", ", -1));
    }

    /** "LHB" is explained by nothing, but one name has its initials; "Zuvo" is what is left of "Zuvo Holdings". */
    @Test
    void knowsAShortNameByTheLongOne() {
        List<NamedEntity> entities = tag(
                "The Lusaka Harvest Board met on Monday. LHB grew. Farmers trust LHB, and a buyer, Zuvo Holdings."
                        + " The prices Zuvo paid are good.",
                "en");

        assertThat(named("Lusaka Harvest Board", entities).mentions()).hasSize(3);
        assertThat(named("Zuvo Holdings", entities).mentions()).hasSize(2);
    }

    @Test
    void leavesPossessivesOutOfNames() {
        assertThat(found("Kazakhstan's economy grew. Putin’s aides met Kenya's delegation.", "en"))
                .containsExactlyInAnyOrder("L:Kazakhstan", "P:Putin", "L:Kenya");
    }

    @Test
    void joinsSpellingsOfASurname() {
        NamedEntity person = named(
                "Volodymyr Zelenskyy", tag("Volodymyr Zelenskyy spoke. Zelensky left, said Zelenskiy's aide.", "en"));

        assertThat(person.mentions()).hasSize(3);
    }
}
