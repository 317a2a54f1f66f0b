package dev.newswire.enrich.term;

import dev.newswire.enrich.entity.crf.LongIntMap;
import java.util.List;

/**
 * Cuts endings off folded words, so that case forms meet. Terms and texts are cut alike, so it need not be right. Cyrillic
 * loses up to two endings of declension; Hangul loses one particle.
 */
final class WordEndings {
    private static final int SHORTEST_STEM = 3;
    private static final int LONGEST_ENDING = 4;
    private static final LongIntMap CYRILLIC = set(List.of(
            "ының", "інің", "ской", "скую", "ском", "ским", "ских", "иями", "ская", "ское", "ские", "ский", "дағы",
            "дегі", "ның", "нің", "дың", "дің", "тың", "тің", "дан", "ден", "тан", "тен", "нан", "нен", "мен", "бен",
            "пен", "ями", "ами", "ией", "иям", "иях", "ого", "ему", "ому", "ыми", "ими", "его", "ға", "ге", "қа", "ке",
            "да", "де", "ны", "ні", "ды", "ді", "ты", "ті", "сы", "сі", "ей", "ой", "ий", "ый", "ым", "им", "ая", "яя",
            "ое", "ее", "ие", "ые", "ом", "ем", "ам", "ям", "ах", "ях", "ых", "их", "ую", "юю", "ия", "ии", "ию", "ью",
            "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й", "і"));
    private static final LongIntMap PARTICLES = set(List.of(
            "에서는", "에게서", "으로서", "으로써", "에서", "에게", "께서", "으로", "까지", "부터", "보다", "처럼", "에는", "은", "는", "이", "가", "을",
            "를", "의", "에", "와", "과", "로", "도", "만"));

    private WordEndings() {}

    /** Length of the stem of a Cyrillic word. */
    static int stem(char[] word, int length) {
        int once = cut(CYRILLIC, word, length, SHORTEST_STEM);
        return cut(CYRILLIC, word, once, SHORTEST_STEM + 1);
    }

    /** Length of a Korean word without its particle. */
    static int withoutParticle(char[] word, int length) {
        return cut(PARTICLES, word, length, 2);
    }

    private static int cut(LongIntMap endings, char[] word, int length, int shortest) {
        for (int size = Math.min(LONGEST_ENDING, length - shortest); size > 0; size--) {
            long packed = 0;
            for (int at = length - size; at < length; at++) {
                packed = packed << 16 | word[at];
            }
            if (endings.get(packed) != LongIntMap.ABSENT) {
                return length - size;
            }
        }
        return length;
    }

    private static LongIntMap set(List<String> endings) {
        LongIntMap set = new LongIntMap(endings.size());
        for (String ending : endings) {
            long packed = 0;
            for (int at = 0; at < ending.length(); at++) {
                packed = packed << 16 | ending.charAt(at);
            }
            set.put(packed, 1);
        }
        return set;
    }
}
