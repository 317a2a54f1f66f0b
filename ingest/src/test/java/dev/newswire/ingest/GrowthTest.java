package dev.newswire.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static final IntFunction<int[]> NUMBERS = int[]::new;

    @Test
    void tellsTheSquareFromALine() {
        Growth.assertLinear(20_000, NUMBERS, numbers -> pairs(numbers, 20));
        assertThatThrownBy(() -> Growth.assertLinear(1_000, NUMBERS, numbers -> pairs(numbers, numbers.length)))
                .isInstanceOf(AssertionError.class);
    }

    private static void pairs(int[] numbers, int others) {
        for (int i = 0; i < numbers.length; i++) {
            for (int j = 0; j < others; j++) {
                numbers[(i * 31 + j) % numbers.length] += i ^ j;
            }
        }
    }
}
