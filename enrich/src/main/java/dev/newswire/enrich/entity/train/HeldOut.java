package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.CrfLabeller;
import dev.newswire.enrich.entity.crf.CrfModel;
import dev.newswire.enrich.entity.crf.Labels;
import dev.newswire.enrich.entity.crf.Lexicon;
import dev.newswire.enrich.entity.crf.Part;
import dev.newswire.enrich.entity.crf.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Sentences kept from training.
 *
 * @param name of the set they come from
 * @param examples the sentences
 */
record HeldOut(String name, List<Example> examples) {
    private record Span(int start, int end, int type) {}

    /** One line: strict F1 over persons, organisations and places, precision and recall. */
    String score(CrfModel model, Lexicon lexicon) {
        CrfLabeller labeller = new CrfLabeller(model, lexicon);
        Map<Integer, List<Example>> documents = new LinkedHashMap<>();
        examples.forEach(example -> documents
                .computeIfAbsent(example.document(), number -> new ArrayList<>())
                .add(example));
        int right = 0;
        int found = 0;
        int wanted = 0;
        for (List<Example> document : documents.values()) {
            List<Part> parts =
                    document.stream().map(example -> part(example, lexicon)).toList();
            List<byte[]> labels = labeller.label(parts);
            for (int at = 0; at < parts.size(); at++) {
                Set<Span> spans = spans(labels.get(at));
                Set<Span> gold = spans(truth(document.get(at)));
                found += spans.size();
                wanted += gold.size();
                spans.retainAll(gold);
                right += spans.size();
            }
        }
        double precision = right / Math.max(1.0, found);
        double recall = right / Math.max(1.0, wanted);
        return String.format(
                Locale.ROOT,
                "%-16s F1 %5.2f  P %5.2f  R %5.2f  (%d sentences)",
                name,
                200 * precision * recall / Math.max(1e-9, precision + recall),
                100 * precision,
                100 * recall,
                examples.size());
    }

    static Part part(Example example, Lexicon lexicon) {
        return Part.ofSentence(
                example.words().stream().map(word -> Word.of(word, lexicon)).toArray(Word[]::new));
    }

    private static byte[] truth(Example example) {
        byte[] truth = new byte[example.allowed().length];
        for (int at = 0; at < truth.length; at++) {
            truth[at] = (byte) Integer.numberOfTrailingZeros(example.allowed()[at]);
        }
        return truth;
    }

    private static Set<Span> spans(byte[] labels) {
        Set<Span> spans = new HashSet<>();
        int start = 0;
        for (int at = 0; at < labels.length; at++) {
            start = Labels.begins(labels[at]) ? at : start;
            if (Labels.ends(labels[at]) && Labels.type(labels[at]) != Labels.MISC) {
                spans.add(new Span(start, at + 1, Labels.type(labels[at])));
            }
        }
        return spans;
    }
}
