package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.DocumentMemory;
import dev.newswire.enrich.entity.crf.Features;
import dev.newswire.enrich.entity.crf.Hash;
import dev.newswire.enrich.entity.crf.Lexicon;
import dev.newswire.enrich.entity.crf.LongIntMap;
import dev.newswire.enrich.entity.crf.SentenceView;
import dev.newswire.enrich.entity.crf.Word;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the features of all examples; those seen less often than a floor are left out. */
final class FeatureSet {
    private static final int SKETCH_BITS = 28;
    private static final int HIDDEN_PER_CENT = 30;

    private final SentenceView view;
    private final Lexicon lexicon;
    private final Lexicon unclustered;
    private final Map<Integer, DocumentMemory> memories = new HashMap<>();
    private final LongIntMap numbers = new LongIntMap(1 << 20);
    private final long[] buffer = new long[Features.MOST * 4];
    private long[] hashes = new long[1 << 20];

    FeatureSet(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.unclustered = new UnclusteredLexicon(lexicon);
        this.view = new SentenceView(lexicon);
    }

    /** The features of each token of each example, as numbers; the order of examples is kept. */
    int[][][] number(List<Example> examples, int floor) {
        remember(examples);
        byte[] seen = new byte[1 << SKETCH_BITS];
        for (Example example : examples) {
            Word[] words = look(example);
            for (int at = 0; at < words.length; at++) {
                int count = features(at);
                for (int feature = 0; feature < count; feature++) {
                    int slot = (int) (buffer[feature] >>> (64 - SKETCH_BITS));
                    seen[slot] += (byte) (seen[slot] < floor ? 1 : 0);
                }
            }
        }
        int[][][] numbered = new int[examples.size()][][];
        for (int example = 0; example < numbered.length; example++) {
            numbered[example] = number(examples.get(example), seen, floor);
        }
        return numbered;
    }

    /** Takes in what each document says of its words. */
    private void remember(List<Example> examples) {
        for (Example example : examples) {
            look(example);
            memory(example).learn(view);
        }
    }

    private DocumentMemory memory(Example example) {
        return memories.computeIfAbsent(example.document(), number -> new DocumentMemory(lexicon));
    }

    private int[][] number(Example example, byte[] seen, int floor) {
        Word[] words = look(example);
        int[][] numbered = new int[words.length][];
        int[] kept = new int[buffer.length];
        for (int at = 0; at < words.length; at++) {
            int count = features(at);
            int keep = 0;
            for (int feature = 0; feature < count; feature++) {
                if (seen[(int) (buffer[feature] >>> (64 - SKETCH_BITS))] >= floor) {
                    kept[keep++] = number(buffer[feature]);
                }
            }
            numbered[at] = Arrays.copyOf(kept, keep);
        }
        return numbered;
    }

    private int number(long hash) {
        int number = numbers.get(hash);
        if (number == LongIntMap.ABSENT) {
            number = numbers.size();
            numbers.put(hash, number);
            if (number == hashes.length) {
                hashes = Arrays.copyOf(hashes, number * 2);
            }
            hashes[number] = hash;
        }
        return number;
    }

    /**
     * Whether the groups of a capitalised word are kept from the learner throughout a document. Names that nobody has
     * grouped yet are common in news and rare in what is learnt from; without this, being unknown would mean being a
     * person.
     */
    private static boolean isHidden(String form, int document) {
        return Character.isUpperCase(form.charAt(0))
                && Long.remainderUnsigned(Hash.mix(1, document, Hash.of(form)), 100) < HIDDEN_PER_CENT;
    }

    private Word[] look(Example example) {
        Word[] words = new Word[example.words().size()];
        for (int at = 0; at < words.length; at++) {
            String form = example.words().get(at);
            words[at] = Word.of(form, isHidden(form, example.document()) ? unclustered : lexicon);
        }
        view.remember(memory(example));
        view.look(words, 0, words.length);
        return words;
    }

    private int features(int at) {
        int count = Features.ofPlace(view, at, buffer);
        long[] own = new long[Features.MOST];
        for (int distance = -Features.REACH; distance <= Features.REACH; distance++) {
            int more = Features.ofWord(view.word(at + distance), distance, own);
            System.arraycopy(own, 0, buffer, count, more);
            count += more;
        }
        return count;
    }

    int size() {
        return numbers.size();
    }

    /** The hash of a numbered feature, as {@link Hash} made it. */
    long hash(int number) {
        return hashes[number];
    }
}
