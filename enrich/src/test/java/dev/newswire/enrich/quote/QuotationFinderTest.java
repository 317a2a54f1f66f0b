package dev.newswire.enrich.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.entity.EntityMention;
import dev.newswire.enrich.entity.EntityType;
import dev.newswire.enrich.entity.MentionField;
import dev.newswire.enrich.entity.NamedEntity;
import dev.newswire.enrich.text.Article;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotationFinderTest {

    private static final QuotationFinder FINDER = QuotationFinder.load();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    “We had twenty minutes,” said Ida Holm.                     | Ida Holm | We had twenty minutes,
                    Ida Holm said: “We had twenty minutes.”                     | Ida Holm | We had twenty minutes.
                    "We had twenty minutes," Ida Holm told reporters.           | Ida Holm | We had twenty minutes,
                    ‘We had twenty minutes,’ said Ida Holm.                     | Ida Holm | We had twenty minutes,
                    „Wir hatten zwanzig Minuten“, sagte Ida Holm.               | Ida Holm | Wir hatten zwanzig Minuten
                    »Wir hatten zwanzig Minuten«, sagte Ida Holm.               | Ida Holm | Wir hatten zwanzig Minuten
                    « Nous avions vingt minutes », a déclaré Ida Holm.          | Ida Holm | Nous avions vingt minutes
                    «Teníamos veinte minutos», dijo Ida Holm.                   | Ida Holm | Teníamos veinte minutos
                    Habló Ida Holm. «Teníamos veinte minutos», dijo.            | Ida Holm | Teníamos veinte minutos
                    «У нас было двадцать минут», — сказала Ida Holm.            | Ida Holm | У нас было двадцать минут
                    «Бізде жиырма минут болды», – деді Ida Holm.                | Ida Holm | Бізде жиырма минут болды
                    “We had twenty minutes, ”Ida Holm said.                     | Ida Holm | We had twenty minutes,
                    “We had to leave at once,” a neighbour said.                | ~~       | We had to leave at once,
                    “We had twenty minutes, " Ida Holm laughs. "Not more.“      | Ida Holm | We had twenty minutes,
                    Ida Holm came late. “We had twenty minutes,” she said.      | Ida Holm | We had twenty minutes,
                    """)
    void findsTheWordsAndWhoSaysThem(String text, String speaker, String words) {
        List<Quote> quotes = find(text, "Ida Holm");

        assertThat(quotes).isNotEmpty();
        assertThat(quotes.get(0).kind()).isEqualTo(Quote.Kind.DIRECT);
        assertThat(quotes.get(0).text()).isEqualTo(words);
        assertThat(quotes.get(0).speaker()).isEqualTo(speaker.isEmpty() ? null : speaker);
        assertThat(text.substring(quotes.get(0).start(), quotes.get(0).end())).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He belongs to the so-called “fifth column” of the town.",
                "The film “A Night at the Harbour” opens on Friday.",
                "A certain “Congress of Bakers” met in Ida Holm’s house.",
                "The ship “Star” left the harbour with an unmatched “ mark."
            })
    void leavesTitlesAndIronyAlone(String text) {
        assertThat(find(text, "Ida Holm")).isEmpty();
    }

    @Test
    void givesBothPartsOfASplitQuotationToOneSpeaker() {
        List<Quote> quotes = find("“We had time,” said Ida Holm. “Then the doors gave way at last.”", "Ida Holm");

        assertThat(quotes).extracting(Quote::speaker).containsExactly("Ida Holm", "Ida Holm");
    }

    @Test
    void takesAShortSentenceForTheRestOfWhatWasSaid() {
        List<Quote> quotes =
                find("“We had twenty minutes,” said Ida Holm. “We ran.” She saw the “Star” go.", "Ida Holm");

        assertThat(quotes).extracting(Quote::text).containsExactly("We had twenty minutes,", "We ran.");
        assertThat(quotes).extracting(Quote::speaker).containsOnly("Ida Holm");
    }

    @Test
    void keepsAQuotationOpenIntoTheNextParagraph() {
        List<Quote> quotes =
                find("Ida Holm said: “The first night was long.\n\n“The second was longer,” she said.", "Ida Holm");

        assertThat(quotes)
                .extracting(Quote::text)
                .containsExactly("The first night was long.", "The second was longer,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    According to Ida Holm, the dyke was never finished.      | the dyke was never finished.
                    The dyke was never finished, according to Ida Holm.      | The dyke was never finished
                    Ida Holm said that the dyke was never finished.          | the dyke was never finished.
                    The dyke was never finished, said Ida Holm.              | The dyke was never finished
                    The dyke was never finished, Ida Holm noted.             | The dyke was never finished
                    Ida Holm told reporters on Monday that it never was done. | it never was done.
                    Ida Holm came. The dyke was never finished, she added.   | The dyke was never finished
                    Ida Holm came. She said that the dyke was never done.    | the dyke was never done.
                    Пришла Ida Holm. По её словам, дамбу так и не достроили. | дамбу так и не достроили.
                    По словам Ida Holm, дамбу так и не достроили.            | дамбу так и не достроили.
                    Ida Holm сообщила, что дамбу так и не достроили.         | дамбу так и не достроили.
                    Laut Ida Holm, dem Sprecher, blieb der Deich ein Rest.   | dem Sprecher, blieb der Deich ein Rest.
                    Selon Ida Holm, la digue est restée inachevée.           | la digue est restée inachevée.
                    Ida Holm dijo que el dique nunca se terminó.             | el dique nunca se terminó.
                    """)
    void findsReportedSpeech(String text, String words) {
        assertThat(find(text, "Ida Holm")).singleElement().satisfies(quote -> {
            assertThat(quote.kind()).isEqualTo(Quote.Kind.INDIRECT);
            assertThat(quote.text()).isEqualTo(words);
            assertThat(quote.speaker()).isEqualTo("Ida Holm");
        });
    }

    @Test
    void tellsWhoAsksAndWhoAnswersInAnInterview() {
        String text = "We spoke with the engineer Ida Holm.\n\n“VT”: – Will the dyke hold?\n\n"
                + "– It will hold this winter.\n\n“VT”: – And then …\n\n– Then we must build a new one.";

        assertThat(find(text, "Ida Holm"))
                .extracting(Quote::speaker, Quote::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Ida Holm", "It will hold this winter."),
                        org.assertj.core.groups.Tuple.tuple("Ida Holm", "Then we must build a new one."));
    }

    @Test
    void answersShortQuestionsThatNothingMarks() {
        String text = "Ida Holm builds dykes.\n\nHow did you begin?\n\nBy accident. I came for a week.\n\n"
                + "Will the dyke hold?\n\nMy dyke will.\n\nIt is new.\n\nAnd then?\n\nAsk me in spring.\n\n"
                + "The dyke is nine metres high.";

        assertThat(find(text, "Ida Holm"))
                .extracting(Quote::speaker, Quote::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Ida Holm", "By accident. I came for a week."),
                        org.assertj.core.groups.Tuple.tuple("Ida Holm", "My dyke will."),
                        org.assertj.core.groups.Tuple.tuple("Ida Holm", "It is new."),
                        org.assertj.core.groups.Tuple.tuple("Ida Holm", "Ask me in spring."));
    }

    @Test
    void takesAnExplainerForNoInterview() {
        assertThat(find(
                        "Ida Holm builds dykes.\n\nWhat is a dyke?\n\nA wall of earth.\n\nWho pays?\n\n"
                                + "The towns do.\n\nWill it hold?\n\nNobody knows.",
                        "Ida Holm"))
                .isEmpty();
    }

    @Test
    void tellsVoicesApartByTheirLabels() {
        String text = "Ida Holm builds dykes.\n\nThe Coast: Will the dyke hold?\n\n"
                + "Ida Holm: It will hold this winter.\n\nNobody promises more.\n\n"
                + "The Coast: And then?\n\nHolm: Then we build a new one.\n\nThe reporter went home.";

        assertThat(find(text, "Ida Holm"))
                .extracting(Quote::speaker, Quote::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Ida Holm", "It will hold this winter."),
                        org.assertj.core.groups.Tuple.tuple("Ida Holm", "Nobody promises more."),
                        org.assertj.core.groups.Tuple.tuple("Ida Holm", "Then we build a new one."));
    }

    @Test
    void readsTranscriptsWithOfficesAndNamesInCapitals() {
        String text = "ANNA KERR, ANCHOR: Will the dyke hold?\n\nIDA HOLM, HARBOUR MASTER (by telephone): It will.\n\n"
                + "UNIDENTIFIED MALE: We have seen worse here.\n\nKERR: And then?\n\nHOLM: Then we build a new one.";

        assertThat(find(text, "IDA HOLM", "ANNA KERR"))
                .extracting(Quote::speaker, Quote::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("IDA HOLM", "It will."),
                        org.assertj.core.groups.Tuple.tuple(null, "We have seen worse here."),
                        org.assertj.core.groups.Tuple.tuple("IDA HOLM", "Then we build a new one."));
    }

    @Test
    void readsInterviewsWithInitialsAndWithSmallLetters() {
        String text = "Ida Holm builds dykes.\n\ncoastradio: Will the dyke hold?\n\nIH: It will hold this winter.\n\n"
                + "coastradio: And then?\n\nIH: Then we build a new one.";

        assertThat(find(text, "Ida Holm")).extracting(Quote::speaker).containsExactly("Ida Holm", "Ida Holm");
    }

    @Test
    void ofTurnsThatAlternateOneSideAsksAlsoWithoutAQuestionMark() {
        String text = "Мы встретили Ida Holm.\n\n— Дамба выдержит?\n\n— Эту зиму да.\n\n— Говорят, она стара…\n\n"
                + "— Старше меня.\n\n— А потом?\n\n— Построим новую.";

        assertThat(find(text, "Ida Holm"))
                .extracting(Quote::text)
                .containsExactly("Эту зиму да.", "Старше меня.", "Построим новую.");
    }

    @Test
    void whoSpeaksInOneTurnOfADialogueSpeaksInTheNext() {
        String text = "Prime Minister Jon Berg praised it.\n\n– It will hold, – says Ida Holm.\n\n– And then?\n\n"
                + "– Then we build a new one.";

        assertThat(find(text, "Ida Holm", "Jon Berg"))
                .extracting(Quote::speaker)
                .containsExactly("Ida Holm", "Ida Holm");
    }

    @ParameterizedTest
    @CsvSource({"Q,A", "Frage,Antwort", "Вопрос,Ответ", "Question,Réponse"})
    void knowsTheLettersOfQuestionAndAnswer(String question, String answer) {
        String text = "We met Ida Holm.\n\n" + question + ": Tell us about the dyke.\n\n" + answer
                + ": It was never finished.\n\n" + question + ": Why?\n\n" + answer + ": Who would have paid?";

        assertThat(find(text, "Ida Holm"))
                .extracting(Quote::speaker, Quote::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Ida Holm", "It was never finished."),
                        org.assertj.core.groups.Tuple.tuple("Ida Holm", "Who would have paid?"));
    }

    @Test
    void takesLabelledFactsForNoInterview() {
        String text = "Ida Holm opened the dyke.\n\nLength: 12 kilometres.\n\nCost: 4 million.\n\nOpened: 1962.";

        assertThat(find(text, "Ida Holm")).isEmpty();
    }

    @Test
    void readsRussianDialogueWithDashes() {
        String text = "— Мы ждали этого дня долго, — сказала Мария Орлова.\n\n— Мост готов, — ответил Пётр Лесков.";

        assertThat(find(text, "Мария Орлова", "Пётр Лесков"))
                .extracting(Quote::speaker, Quote::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Мария Орлова", "Мы ждали этого дня долго"),
                        org.assertj.core.groups.Tuple.tuple("Пётр Лесков", "Мост готов"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“",
                "“a” ",
                "\"",
                "said ",
                "Ida Holm said ",
                "– a.\n\n",
                "Q: a\n\nA: b\n\n",
                "«",
                ". ",
                "“x, ”Ida Holm said. "
            })
    void takesLinearTimeOnHostileText(String unit) {
        String text = unit.repeat(600_000 / unit.length());
        long start = System.nanoTime();

        find(text, "Ida Holm");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    private static List<Quote> find(String text, String... names) {
        List<NamedEntity> entities = new ArrayList<>();
        for (String name : names) {
            List<EntityMention> mentions = new ArrayList<>();
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                mentions.add(new EntityMention(MentionField.TEXT, 0, at, at + name.length(), name));
            }
            if (!mentions.isEmpty()) {
                entities.add(new NamedEntity(
                        name, EntityType.PERSON, null, null, List.of(), List.of(), 1, "rule", mentions));
            }
        }
        return FINDER.find(Article.of("", text), entities);
    }
}
