package dev.newswire.monitor.subscribe;

import java.time.Duration;

/** Where a subscription begins to read. */
public sealed interface Start {

    /** The oldest record kept. */
    record Beginning() implements Start {}

    /** What is written after the subscription begins. */
    record Now() implements Start {}

    /** Records whose timestamp is no older than {@code age} when the subscription begins. */
    record Since(Duration age) implements Start {
        public Since {
            if (age.isNegative()) {
                throw new IllegalArgumentException("negative: " + age);
            }
        }
    }
}
