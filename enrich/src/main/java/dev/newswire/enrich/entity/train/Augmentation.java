package dev.newswire.enrich.entity.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Adds copies of some sentences in other letter cases, so that headlines in capitals or title case and careless lower
 * case are tagged too. One in {@link #ONE_IN} sentences is copied for each of the three cases.
 */
final class Augmentation {
    static final int ONE_IN = 20;

    private Augmentation() {}

    static List<Example> withOtherCases(List<Example> examples, long seed) {
        Random random = new Random(seed);
        List<Example> all = new ArrayList<>(examples);
        for (Example example : examples) {
            copy(example, word -> word.toUpperCase(Locale.ROOT), random, all);
            copy(example, word -> word.toLowerCase(Locale.ROOT), random, all);
            copy(example, Augmentation::titled, random, all);
        }
        return all;
    }

    private static void copy(Example example, UnaryOperator<String> change, Random random, List<Example> to) {
        if (random.nextInt(ONE_IN) == 0) {
            to.add(new Example(
                    example.words().stream().map(change).toList(),
                    example.allowed(),
                    example.beliefs(),
                    example.document()));
        }
    }

    private static String titled(String word) {
        boolean small = word.length() < 4 && word.equals(word.toLowerCase(Locale.ROOT));
        return small ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
