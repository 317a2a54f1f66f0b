package dev.newswire.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.date.DateParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Share buttons and counters of scraped pages, wherever they stand. */
class CounterLineTest {

    private static final ArticleReader READER = ArticleReader.load(DateParser.load());
    private static final String TITLE = "Old ferry sails between the islands again";
    private static final String BODY =
            "The ferry between the two islands sails again after a winter in the dock, its owner said on Monday.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 0",
                "14 3",
                "0 Shares 0 Comments",
                "Share on Facebook 12 Tweet",
                "1.2k views",
                "शेयर करें 7",
                "7 टिप्पणियाँ",
                "شارك 7",
                "٣٤ مشاهدة",
                "分享 7",
                "分享7次",
                "阅读 1.3万 评论 9",
                "Paylaş 7",
                "7 yorum",
                "Бөлісу 7",
                "7 қаралым",
                "Compartilhar 7",
                "7 comentários",
                "Condividi 7",
                "7 condivisioni",
                "Поширити 7",
                "7 переглядів",
                "Udostępnij 7",
                "7 komentarzy"
            })
    void areNoPartOfTheArticle(String counter) {
        Article article = READER.read(null, null, counter + "\n" + TITLE + "\n" + BODY + "\n" + counter, false);

        assertThat(article.title()).isEqualTo(TITLE);
        assertThat(article.text()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0", "3 0"})
    void endATextThatWasWrapped(String counter) {
        String wrapped = """
                The ferry between the two islands sails again after a winter
                in the dock and the owner of the line said on Monday that he
                hoped for a quiet summer with many guests and little wind so
                that the children of the islands could reach school on time.
                """;

        assertThat(READER.read(TITLE, null, wrapped + counter + "\n" + counter, false)
                        .text())
                .endsWith("school on time.");
    }
}
