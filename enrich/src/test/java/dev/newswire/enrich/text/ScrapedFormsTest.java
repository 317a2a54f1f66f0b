package dev.newswire.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.date.DateParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms in which scraped pages give headlines, captions, dates, notes and what stands around them. */
class ScrapedFormsTest {

    private static final ArticleReader READER = ArticleReader.load(DateParser.load());
    private static final String TITLE = "Old ferry sails between the islands again";
    private static final String BODY =
            "The ferry between the two islands sails again after a winter in the dock, its old owner said on Monday.";

    private static Article read(String... lines) {
        return READER.read(null, null, String.join("\n", lines), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Harbour Courier",
                "NEWS / ISLANDS / TRANSPORT",
                "Honest news for the whole coast since 1911",
                "Jump to the most important part of this page",
                "OPINION | Q&A"
            })
    void theHeadlineSpeaksOfWhatTheTextSpeaksOf(String above) {
        Article article = read(above, TITLE, BODY);

        assertThat(article.title()).isEqualTo(TITLE);
        assertThat(article.text()).isEqualTo(BODY);
    }

    @Test
    void theFirstWordyLineIsTheHeadlineWhenNoneSharesAWord() {
        assertThat(read("A winter without end", BODY.replace("winter", "cold")).title())
                .isEqualTo("A winter without end");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            The ferry in its dock on Sunday. Photograph: Ida Lund/Shutterstock # The ferry in its dock on Sunday. # Ida Lund/Shutterstock
            The ferry in its dock on Sunday.Credit...Ida Lund for the Courier  # The ferry in its dock on Sunday. # Ida Lund for the Courier
            The ferry in its dock. | Bildquelle: picture alliance/dpa/Ida Lund # The ferry in its dock.           # picture alliance/dpa/Ida Lund
            The ferry in its dock on Sunday. IDA LUND / AFP                    # The ferry in its dock on Sunday. # IDA LUND / AFP
            The ferry in its dock on Sunday. EFE/ Ida Lund                     # The ferry in its dock on Sunday. # EFE/ Ida Lund
            The ferry in its dock. PHOTO | IDA LUND | COAST MEDIA              # The ferry in its dock.           # PHOTO | IDA LUND | COAST MEDIA
            The ferry in its dock on Sunday. IDA LUND                          # The ferry in its dock on Sunday. # IDA LUND
            The old ferry of the island in its dock. (Courier archive photo)   # The old ferry of the island in its dock. # Courier archive photo
            The ferry in its dock. AFP/Ida Lund Purchase Licensing Rights, opens new tab # The ferry in its dock. # AFP/Ida Lund
            Паром стоит в доке. Фото: Ида Лунд                                 # Паром стоит в доке.              # Ида Лунд
            Паром стоит в доке. Фото из архива порта                           # Паром стоит в доке.              # Фото из архива порта
            العبارة في الميناء يوم الأحد (أ ف ب)                               # العبارة في الميناء يوم الأحد     # أ ف ب
            """)
    void aCaptionNeedsNoLabelBeforeIt(String line, String caption, String credit) {
        Article article = read(TITLE, line, BODY);

        assertThat(article.captions()).containsExactly(caption);
        assertThat(article.credits()).containsExactly(credit);
        assertThat(article.text()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He saw the ferry in its dock and asked the source: who pays for it.",
                "The ferry was in its dock on Sunday. The yard on/off switch broke.",
                "The ferry will sail on Monday (Reuters)."
            })
    void aSentenceIsNoCaption(String sentence) {
        assertThat(read(TITLE, BODY, sentence).captions()).isEmpty();
    }

    @Test
    void aCaptionThatStandsThereTwiceIsOne() {
        String shown = "The ferry in its dock on Sunday morning";

        Article article = read(TITLE, shown, shown + ". (Image: Ida Lund/Courier)", BODY);

        assertThat(article.captions()).containsExactly(shown + ".");
        assertThat(article.text()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            Posted on March 3, 2021 by Ida Lund · 3 Comments    # Ida Lund
            Culture | By Ida Lund | 3 March 2021                # Ida Lund
            Das Interview führte Ida Lund.                      # Ida Lund
            Propos recueillis par Ida Lund — Publié le 3/3/2021 # Ida Lund
            Беседовала Ида Лунд                                 # Ида Лунд
            """)
    void aBylineMayBeginAfterOtherParts(String line, String name) {
        assertThat(read(TITLE, line, BODY).authors()).containsExactly(name);
    }

    @Test
    void whoTheAuthorIsStandsBelowTheArticleAndIsNoPartOfIt() {
        Article article =
                read(TITLE, "By IDA LUND", BODY, BODY.replace("winter", "summer"), "Ida Lund writes on ports.");

        assertThat(article.text()).doesNotContain("writes on ports").contains("summer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(BEGIN VIDEO CLIP)",
                "[18:05:01 ET STUDIO]",
                "pic.example.com/ab12Cd34Ef",
                "SKIP ADVERTISEMENT",
                "Copier dans le presse-papier",
                "Please turn on JavaScript to use this feature",
                "Понравилась статья? Поделитесь с друзьями!",
                "Оқи отырыңыз: Астанада емхана салынып жатыр"
            })
    void aPageSpeaksOfItselfInManyTongues(String line) {
        assertThat(read(TITLE, BODY, line, BODY.replace("winter", "summer")).text())
                .isEqualTo(BODY + "\n\n" + BODY.replace("winter", "summer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3 thoughts on “Old ferry sails”", "Contacts presse", "Media contact:", "Pressekontakt"})
    void commentsAndAddressesForThePressAreNotRead(String line) {
        Article article =
                read(TITLE, BODY, BODY.replace("winter", "summer"), line, "Where was the council?", "Gary says:");

        assertThat(article.text()).endsWith("its old owner said on Monday.");
    }

    @Test
    void aDateStandsBetweenOtherPartsOfItsLine() {
        Article article = read(TITLE, "vor 2 Stunden | Dienstag, 3. März 2021, 16:40 Uhr | Lesezeit kurz", BODY);

        assertThat(article.dateLines()).hasSize(1);
        assertThat(article.text()).isEqualTo(BODY);
    }

    @Test
    void raisedNumbersReferToNotes() {
        Article article = READER.read(
                TITLE,
                null,
                "<p>" + BODY + "<sup>1</sup></p><p>" + BODY.replace("winter", "summer")
                        + "<sup>2</sup> It is 3 km<sup>2</sup>.</p>"
                        + "<p><sup>1</sup> Since the year of the flood.</p><p><sup>2</sup> The owner's own count.</p>",
                true);

        assertThat(article.footnotes()).containsExactly("Since the year of the flood.", "The owner's own count.");
        assertThat(article.text()).isEqualTo(BODY + "\n\n" + BODY.replace("winter", "summer") + " It is 3 km².");
    }

    @Test
    void theHeadlineAloneIsBetterThanTheHeadlineWithTheSite() {
        Article article = read(TITLE + " - The Island Review of Ships", "News / Islands / " + TITLE, TITLE, BODY);

        assertThat(article.title()).isEqualTo(TITLE);
        assertThat(article.text()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Choose the Courier as your preferred source on Google and never miss a ferry.",
                "… we have a small favour to ask. What the coast reads here it reads nowhere else.",
                "Have your say: write to the editor in no more than 200 words, by Monday.",
                "Do you still take the ferry? Tell us in the comments below.",
                "WATCH: How the ferry came out of its dock",
                "Реклама. ООО «Паром». erid: 3HnqXwzT"
            })
    void whatAPageAsksOfItsReadersIsNoText(String line) {
        assertThat(read(TITLE, BODY, line, BODY.replace("old", "new")).text())
                .isEqualTo(BODY + "\n\n" + BODY.replace("old", "new"));
    }

    /** What is told of comments, favours and sources is news like any other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Islanders vented their anger in the comments section of the owner's page.",
                "Many wrote in the comments below the council's post that they had not been asked.",
                "The owner said he had a small favour to ask of the council.",
                "The yard named the islands as a preferred source of oak.",
                "Watch the tides, the owner warned those who sail alone.",
                "The crowd had one answer for the council. NEVER AGAIN.",
                "THE FERRY LEFT ITS DOCK ON MONDAY. NOBODY SAW IT."
            })
    void aSentenceAboutReadersIsText(String sentence) {
        assertThat(read(TITLE, BODY, sentence, BODY.replace("old", "new")).text())
                .isEqualTo(BODY + "\n\n" + sentence + "\n\n" + BODY.replace("old", "new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" - Additional reporting by KNA", " (With inputs from PTI)", " Edited by Ida Lund"})
    void whoElseReportedStandsBehindTheLastSentence(String credit) {
        assertThat(read(TITLE, BODY, "Nobody was hurt in the dock." + credit).text())
                .isEqualTo(BODY + "\n\nNobody was hurt in the dock.");
    }
}
