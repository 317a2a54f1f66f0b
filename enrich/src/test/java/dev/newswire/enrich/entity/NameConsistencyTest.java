package dev.newswire.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.entity.crf.Tokenizer;
import dev.newswire.enrich.entity.crf.Tokens;
import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameConsistencyTest {
    private static final Gazetteer GAZETTEER = Gazetteer.load();

    private static List<Span> agreed(String text, Span... spans) {
        Tokens tokens = Tokenizer.tokenize(text);
        Word[] words = new Word[tokens.count()];
        for (int at = 0; at < words.length; at++) {
            words[at] = Word.of(tokens.token(at), GAZETTEER);
        }
        return NameConsistency.agree(GAZETTEER, List.<Word[]>of(words), List.of(List.of(spans)))
                .get(0);
    }

    private static Span span(int start, int end, EntityType type) {
        return Span.of(start, end, type, Span.MODEL);
    }

    @Test
    void takesASurnameForThePersonNamedInFull() {
        List<Span> agreed = agreed(
                "Maria Zzunga came and Zzunga spoke",
                span(0, 2, EntityType.PERSON),
                span(4, 5, EntityType.ORGANIZATION));
        assertThat(agreed).extracting(Span::type).containsExactly(EntityType.PERSON, EntityType.PERSON);
    }

    @Test
    void findsANameWhereverItStandsOnceItIsMostlyFound() {
        List<Span> agreed = agreed(
                "Zzunga Corp rose as Qqtel fell while Qqtel hoped",
                span(0, 2, EntityType.ORGANIZATION),
                span(4, 5, EntityType.ORGANIZATION));
        assertThat(agreed).extracting(Span::start).containsExactly(0, 4, 7);
    }

    @Test
    void leavesAWordAloneThatIsMostlyNoName() {
        List<Span> agreed = agreed(
                "Qqtel here and Qqtel there then Qqtel again with Qqtel too", span(0, 1, EntityType.ORGANIZATION));
        assertThat(agreed).hasSize(1);
    }

    @Test
    void givesAPhraseTheTypeItMostlyHas() {
        List<Span> agreed = agreed(
                "Qqtel Zzunga or Qqtel Zzunga or Qqtel Zzunga",
                span(0, 2, EntityType.ORGANIZATION),
                span(3, 5, EntityType.LOCATION),
                span(6, 8, EntityType.ORGANIZATION));
        assertThat(agreed).extracting(Span::type).containsOnly(EntityType.ORGANIZATION);
    }
}
