package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * Settles what three labellings say of a sentence, one stretch of names at a time: the labels to be learnt, those of
 * another program, and those of models that did not see the sentence. Labels that nobody shares are poor teachers.
 */
final class SecondOpinion {
    private SecondOpinion() {}

    /** The sentences with their labels settled; the three lists speak of the same sentences. */
    static List<Example> settle(List<Example> first, List<Example> second, List<byte[]> third) {
        List<Example> settled = new ArrayList<>();
        for (int at = 0; at < first.size(); at++) {
            Example example = first.get(at);
            if (!example.words().equals(second.get(at).words())) {
                throw new IllegalArgumentException(
                        "the second labels are of another sentence than: " + String.join(" ", example.words()));
            }
            int[] own = new int[third.get(at).length];
            for (int token = 0; token < own.length; token++) {
                own[token] = 1 << third.get(at)[token];
            }
            int[] labels = settle(example.allowed(), second.get(at).allowed(), own);
            settled.add(new Example(example.words(), labels, example.document()));
        }
        return settled;
    }

    /**
     * The labels that are allowed of each token. The first labels stand where one of the others shares them; where the two
     * others agree against them, theirs are taken; where all differ, the first and the third are both allowed.
     */
    static int[] settle(int[] first, int[] second, int[] third) {
        int[] settled = first.clone();
        int start = 0;
        while (start < settled.length) {
            int end = start + 1;
            while (end < settled.length && (goesOn(first[end]) || goesOn(second[end]) || goesOn(third[end]))) {
                end++;
            }
            if (!agree(first, third, start, end) && !agree(first, second, start, end)) {
                boolean outvoted = agree(second, third, start, end);
                for (int at = start; at < end; at++) {
                    settled[at] = outvoted ? third[at] : first[at] | third[at];
                }
            }
            start = end;
        }
        return settled;
    }

    private static boolean agree(int[] one, int[] other, int start, int end) {
        for (int at = start; at < end; at++) {
            if ((one[at] & other[at]) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a token may go on with a name that began before it. */
    private static boolean goesOn(int allowed) {
        for (int type = 0; type < Labels.TYPES; type++) {
            if ((allowed & (1 << Labels.inside(type) | 1 << Labels.last(type))) != 0) {
                return true;
            }
        }
        return false;
    }
}
