package dev.newswire.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.date.DateParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BylineTest {

    private static final ArticleReader READER = ArticleReader.load(DateParser.load());
    private static final String BODY =
            "\nThe ferry between the two islands sails again after a winter in the dock, its owner said on Monday.";

    private static Article under(String line) {
        return READER.read("The ferry sails again", null, line + BODY, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            By Maria Halvorsen in Tromsø                    | Maria Halvorsen
            By Maria Halvorsen and Peter Kim in New York    | Maria Halvorsen, Peter Kim
            By Maria Halvorsen March 3, 2021 10:20          | Maria Halvorsen
            By Maria Halvorsen · 3 March 2021, 10:20        | Maria Halvorsen
            By Maria Halvorsen, Senior Reporter             | Maria Halvorsen
            By MARIA HALVORSEN for the Coast Courier        | MARIA HALVORSEN
            Maria Halvorsen @mhalvorsen                     | Maria Halvorsen
            Von Jana Ostwald aus Buenos Aires               | Jana Ostwald
            Par Luc Ferrand à La Rochelle le 3 mars 2021    | Luc Ferrand
            Por Ana Prieto en Buenos Aires                  | Ana Prieto
            Door Jan Smit en Piet de Boer                   | Jan Smit, Piet de Boer
            Texto: Rita Lobo e João Meira                   | Rita Lobo, João Meira
            3 марта 2021 10:20 Автор: Пётр Лужин            | Пётр Лужин
            كتبت: هدى الصفدي                                | هدى الصفدي
            रिपोर्टर: सुनीता जोशी                             | सुनीता जोशी
            记者：张伟明 编辑：林晓                           | 张伟明
            作者：约翰·史密斯                                 | 约翰·史密斯
            Жазған: Айгүл Сейітова                          | Айгүл Сейітова
            """)
    void namesWhoWroteAndNothingElse(String line, String names) {
        assertThat(String.join(", ", under(line).authors())).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "By Monday the ferry was back",
                "Texto aprovado pela Câmara",
                "كتب جديدة للأطفال",
                "作者：渔港日报",
                "By our staff reporter"
            })
    void takesNoOtherLineForAByline(String line) {
        assertThat(under(line).authors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"By", "Written by", "Автор:"})
    void mayHaveTheNameOnALineOfItsOwn(String label) {
        Article article = under(label + "\nMaria Halvorsen\nShipping Reporter\n3 March 2021");

        assertThat(article.authors()).containsExactly("Maria Halvorsen");
        assertThat(article.text()).isEqualTo(BODY.strip());
    }

    @Test
    void aLabelAloneTakesNoSentence() {
        assertThat(under("By\nThe ferry is back at last.").authors()).isEmpty();
    }
}
