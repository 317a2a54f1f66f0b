package dev.newswire.enrich.entity.crf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import org.junit.jupiter.api.Test;

class DocumentMemoryTest {
    private static final Gazetteer GAZETTEER = Gazetteer.load();

    private final DocumentMemory memory = new DocumentMemory(GAZETTEER);

    private void learn(String text) {
        Tokens tokens = Tokenizer.tokenize(text);
        Word[] words = new Word[tokens.count()];
        for (int at = 0; at < words.length; at++) {
            words[at] = Word.of(tokens.token(at), GAZETTEER);
        }
        SentenceView view = new SentenceView(GAZETTEER);
        for (int sentence = 0; sentence < tokens.sentenceCount(); sentence++) {
            view.look(words, tokens.sentenceStart(sentence), tokens.sentenceEnd(sentence));
            memory.learn(view);
        }
    }

    private int of(String word) {
        return memory.of(Word.of(word, GAZETTEER));
    }

    @Test
    void knowsASurnameByTheFullNameElsewhere() {
        learn("It was read by Maria Zzunga at noon. They left.");
        assertThat(of("Zzunga") & DocumentMemory.AFTER_GIVEN).isNotZero();
        assertThat(of("Zzunga") & DocumentMemory.LAST).isNotZero();
        assertThat(of("Zzungo")).isZero();
    }

    @Test
    void knowsAWordThatAlsoStandsInLowerCaseWhateverItsCase() {
        learn("They sold the harvest early.");
        assertThat(of("HARVEST") & DocumentMemory.LOWER).isNotZero();
    }

    @Test
    void knowsAnAcronymByItsLongForm() {
        learn("He joined the Zonal Union of Quarry Workers last year.");
        assertThat(of("ZUQW") & DocumentMemory.INITIALS).isNotZero();
        assertThat(of("ZUQX") & DocumentMemory.INITIALS).isZero();
    }

    @Test
    void learnsNothingFromLinesInCapitals() {
        learn("POLICE SEEK ZZUNGA IN NAIROBI");
        assertThat(of("Zzunga")).isZero();
    }
}
