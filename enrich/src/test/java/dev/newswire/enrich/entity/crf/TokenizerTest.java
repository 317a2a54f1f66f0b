package dev.newswire.enrich.entity.crf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    private static List<String> tokens(String text) {
        Tokens tokens = Tokenizer.tokenize(text);
        List<String> all = new ArrayList<>();
        for (int at = 0; at < tokens.count(); at++) {
            all.add(tokens.token(at));
        }
        return all;
    }

    private static List<String> sentences(String text) {
        Tokens tokens = Tokenizer.tokenize(text);
        List<String> all = new ArrayList<>();
        for (int at = 0; at < tokens.sentenceCount(); at++) {
            all.add(text.substring(tokens.start(tokens.sentenceStart(at)), tokens.end(tokens.sentenceEnd(at) - 1)));
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Ghana's cocoa                | Ghana 's cocoa",
                "the Oslo-based fund          | the Oslo - based fund",
                "US-Canada talks              | US - Canada talks",
                "ex-FIFA men, pro-Kremlin     | ex - FIFA men , pro - Kremlin",
                "a Peru-Chile match           | a Peru-Chile match",
                "Jean-Luc and al-Shabab       | Jean-Luc and al-Shabab",
                "Mr. O’Hara, of the U.S. Navy | Mr. O’Hara , of the U.S. Navy",
                "AT&T paid 1,250.50 dollars.  | AT&T paid 1,250.50 dollars .",
                "see https://a.example/b, now | see https://a.example/b , now",
                "(«Правда», 5 мая)            | ( « Правда » , 5 мая )",
                "it ended.Then               | it ended . Then",
            })
    void cutsWordsAndMarks(String text, String expected) {
        assertThat(String.join(" ", tokens(text))).isEqualTo(expected);
    }

    @Test
    void cutsApartTwoNamesThatAHyphenJoins() {
        Tokens tokens = Tokenizer.tokenize("Peru-Chile, Peru-Verde", Set.of("Peru", "Chile")::contains);

        assertThat(tokens.count()).isEqualTo(5);
        assertThat(tokens.token(4)).isEqualTo("Peru-Verde");
    }

    @Test
    void keepsSentencesTogetherOverAbbreviations() {
        assertThat(sentences("Dr. Mensah met Gen. Boateng in Accra. \"We agreed,\" he said. Talks go on."))
                .containsExactly("Dr. Mensah met Gen. Boateng in Accra.", "\"We agreed,\" he said.", "Talks go on.");
    }

    @Test
    void endsSentencesAtLinesButNotWhereTheNextGoesOnInLowerCase() {
        assertThat(sentences("A heading\n\nThe first line\ngoes on here\nAnother"))
                .containsExactly("A heading", "The first line\ngoes on here", "Another");
    }

    @Test
    void boundsTheLengthOfSentences() {
        Tokens tokens = Tokenizer.tokenize("word ".repeat(2000));
        for (int at = 0; at < tokens.sentenceCount(); at++) {
            assertThat(tokens.sentenceEnd(at) - tokens.sentenceStart(at)).isLessThanOrEqualTo(Sentences.LONGEST);
        }
    }
}
