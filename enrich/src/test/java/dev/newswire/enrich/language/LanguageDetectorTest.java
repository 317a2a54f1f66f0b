package dev.newswire.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {

    private static final LanguageDetector DETECTOR = LanguageDetector.load();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    The council will vote on the new bridge on Thursday  | en
                    Совет проголосует по новому мосту в четверг          | ru
                    Рада проголосує щодо нового мосту у четвер           | uk
                    Кеңес жаңа көпір бойынша бейсенбіде дауыс береді     | kk
                    Der Rat stimmt am Donnerstag über die neue Brücke ab | de
                    Le conseil votera jeudi sur le nouveau pont          | fr
                    El consejo votará el jueves sobre el nuevo puente    | es
                    O conselho votará na quinta-feira sobre a nova ponte | pt
                    Il consiglio voterà giovedì sul nuovo ponte          | it
                    Rada zagłosuje w czwartek nad nowym mostem           | pl
                    Meclis perşembe günü yeni köprüyü oylayacak          | tr
                    سيصوت المجلس يوم الخميس على الجسر الجديد             | ar
                    شورا پنجشنبه درباره پل جدید رای می‌دهد                | fa
                    परिषद गुरुवार को नए पुल पर मतदान करेगी                   | hi
                    議会は木曜日に新しい橋について採決する                | ja
                    市议会周四将就新桥进行投票                            | zh
                    의회는 목요일 새 다리에 대해 투표한다                 | ko
                    Το συμβούλιο θα ψηφίσει την Πέμπτη για τη γέφυρα     | el
                    המועצה תצביע ביום חמישי על הגשר החדש                 | he
                    """)
    void tellsTheLanguageOfAHeadline(String headline, String tag) {
        assertThat(DETECTOR.detect(headline, null).tag()).isEqualTo(tag);
    }

    @Test
    void goesByTheScriptOfMostWords() {
        String text = "Компания Apple Inc. представила iPhone и MacBook Pro на выставке в четверг";

        assertThat(DETECTOR.detect(text, null).tag()).isEqualTo("ru");
    }

    @Test
    void believesTheDeclaredLanguageWhereTheTextLeavesRoom() {
        assertThat(DETECTOR.detect("Radio Global", "nl").tag()).isEqualTo("nl");
        assertThat(DETECTOR.detect("The council will vote on the new bridge on Thursday", "nl")
                        .tag())
                .isEqualTo("en");
        assertThat(DETECTOR.detect("Совет проголосует по новому мосту", "en-US").tag())
                .isEqualTo("ru");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "12:30 — 14", "😀😀", "\uD800"})
    void saysThatItDoesNotKnow(String text) {
        assertThat(DETECTOR.detect(text, "en")).isEqualTo(DetectedLanguage.UNKNOWN);
    }

    @Test
    void isSurerOfATextThanOfAWord() {
        assertThat(DETECTOR.detect("The council will vote on the new bridge on Thursday and the mayor agrees", null)
                        .confidence())
                .isGreaterThan(0.9)
                .isGreaterThan(DETECTOR.detect("Bridge", null).confidence());
    }

    @Test
    void readsOnlyTheBeginningOfEndlessText() {
        String endless = "x".repeat(10_000_000);
        long start = System.nanoTime();

        DETECTOR.detect(endless, null);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
