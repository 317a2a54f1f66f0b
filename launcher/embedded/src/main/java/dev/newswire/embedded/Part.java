package dev.newswire.embedded;

import java.util.concurrent.CompletableFuture;

/**
 * One of the servers of the embedding.
 *
 * <p>{@link #start()} blocks until the server answers and is called once; {@link #close()} may be called at any time,
 * from any thread, repeatedly, and returns within a few seconds whether or not the server obeyed.
 */
public interface Part extends AutoCloseable {
    /** {@code broker}, {@code registry} or {@code database}: as in settings, messages and folder names. */
    String name();

    /** Starts the server on what its folder holds. */
    void start();

    /** Whether the server was started and still runs. */
    boolean isAlive();

    /** Id of the process it runs in, 0 while it has none. */
    long pid();

    /** Completes with the exit code when the process of a started server ends; never for one inside this process. */
    CompletableFuture<Integer> exited();

    /** What a client is given to reach it: {@code host:port}, or a URL. */
    String address();

    @Override
    void close();
}
