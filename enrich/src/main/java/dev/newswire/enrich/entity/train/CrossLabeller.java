package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.CrfLabeller;
import dev.newswire.enrich.entity.crf.Lexicon;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Labels sentences by models that learnt from all the others: what a labelling that hangs together would say of each. */
final class CrossLabeller {
    private static final int FOLDS = 4;

    private CrossLabeller() {}

    /** Labels of each sentence, in order. */
    static List<byte[]> label(List<Example> sentences, List<Example> certain, Lexicon lexicon) throws IOException {
        Map<Example, byte[]> labels = new HashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Example> learnt = new ArrayList<>(certain);
            Map<Integer, List<Example>> apart = new LinkedHashMap<>();
            for (Example sentence : sentences) {
                if (sentence.document() % FOLDS == fold) {
                    apart.computeIfAbsent(sentence.document(), number -> new ArrayList<>())
                            .add(sentence);
                } else {
                    learnt.add(sentence);
                }
            }
            CrfLabeller labeller =
                    new CrfLabeller(EntityModelTrainer.read(EntityModelTrainer.learn(learnt, lexicon, 1)), lexicon);
            for (List<Example> document : apart.values()) {
                List<byte[]> own = labeller.label(document.stream()
                        .map(example -> HeldOut.part(example, lexicon))
                        .toList());
                for (int at = 0; at < own.size(); at++) {
                    labels.put(document.get(at), own.get(at));
                }
            }
        }
        return sentences.stream().map(labels::get).toList();
    }
}
