package dev.newswire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Says whether work takes as many times longer as its input grows. It counts processor time of this thread, so neither
 * the machine's speed nor what else it does matters.
 */
public final class Growth {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int FACTOR = 8;
    /** Where time grows with the square it is 64. */
    private static final double MOST = 2.5 * FACTOR;

    private static final int TRIES = 5;
    private static final long SHORTEST = 100_000;

    private Growth() {}

    /** Fails when work on eight times the input takes far more than eight times as long. */
    public static <T> void assertLinear(int size, IntFunction<T> input, Consumer<T> work) {
        T small = input.apply(size);
        T large = input.apply(FACTOR * size);
        for (int warm = 0; warm < FACTOR; warm++) {
            work.accept(small);
        }
        double growth = Double.MAX_VALUE;
        for (int tries = 0; tries < TRIES && growth > MOST; tries++) {
            long before = Math.max(SHORTEST, nanos(small, work));
            growth = Math.min(growth, nanos(large, work) / (double) before);
        }
        assertThat(growth).as("times as long for %d times the input", FACTOR).isLessThan(MOST);
    }

    private static <T> long nanos(T input, Consumer<T> work) {
        long begun = THREADS.getCurrentThreadCpuTime();
        work.accept(input);
        return THREADS.getCurrentThreadCpuTime() - begun;
    }
}
