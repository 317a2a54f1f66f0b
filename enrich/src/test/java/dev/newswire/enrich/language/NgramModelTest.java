package dev.newswire.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.junit.jupiter.api.Test;

class NgramModelTest {

    @Test
    void hasTheWeightsThatOpenNlpReadsFromTheSameFile() throws Exception {
        NgramModel model = NgramModel.load();
        LanguageDetectorME theirs;
        try (var in = NgramModelTest.class.getResourceAsStream("/langdetect-183.bin")) {
            theirs = new LanguageDetectorME(new LanguageDetectorModel(in));
        }

        for (String text : new String[] {"the new bridge", "Die neue Brücke", "новый мост", "新しい橋", "a"}) {
            double[] scores = model.scores(text);
            double sum = Arrays.stream(scores).map(Math::exp).sum();
            for (var language : theirs.predictLanguages(text)) {
                int outcome = Arrays.asList(model.outcomes()).indexOf(language.getLang());
                assertThat(Math.exp(scores[outcome]) / sum)
                        .as("%s of %s", language.getLang(), text)
                        .isCloseTo(language.getConfidence(), org.assertj.core.data.Offset.offset(1e-5));
            }
        }
    }
}
