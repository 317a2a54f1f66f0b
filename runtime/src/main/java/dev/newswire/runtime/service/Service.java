package dev.newswire.runtime.service;

import java.util.Optional;

/**
 * A part that runs until it is closed. Constructors do no I/O; the life is {@code start}, then {@code close}. The
 * questions may be asked from any thread at any time; they answer at once and never throw.
 */
public interface Service extends AutoCloseable {

    /** Lower-case and short, such as {@code enrich}; it names threads, health entries and log lines. */
    String name();

    /** Called once. Returns when the part runs; it need not be ready yet. */
    void start();

    /** True when the part does its work now: for a consumer, when it holds its partitions, not merely when it runs. */
    boolean ready();

    /** How far it has got: a service that is ready, has something before it and does not get on is shown as not ready. */
    default Progress progress() {
        return Progress.NOTHING;
    }

    /** One sentence for people on what it waits for; asked only while it is not ready. */
    default String waitingFor() {
        return "it is starting";
    }

    /** Why it can never get ready again; empty while it may. A failed service makes the process unhealthy. */
    default Optional<String> failure() {
        return Optional.empty();
    }

    /** Idempotent and bounded; may be called while {@code start} runs, from another thread, or without a start. */
    @Override
    void close();
}
