package dev.newswire.sink;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * The thread on which a writer works, and the way back to the thread that polls: that one takes {@linkplain #turn turns},
 * in which it learns how a step ended and does what the writer asks of the consumer. Everything but {@link #ask} is for
 * the polling thread alone.
 */
final class WriterThread {

    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final ExecutorService thread;
    private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
    private @Nullable Future<?> running;

    WriterThread(String name) {
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, name);
            // A target that neither answers nor fails must not keep the process.
            made.setDaemon(true);
            return made;
        });
    }

    /** Begins a step, when none runs; {@code end} is told in a later turn what it threw, null if nothing. */
    void begin(Step step, End end) {
        if (busy()) {
            throw new IllegalStateException("the writer is at work");
        }
        running = thread.submit(() -> {
            @Nullable Throwable thrown = null;
            try {
                step.work();
            } catch (Exception | Error e) {
                thrown = e;
            }
            Throwable failure = thrown;
            turns.add(() -> {
                running = null;
                end.of(failure);
            });
        });
    }

    /** Has something done after whatever runs; nobody waits for it. */
    void later(Runnable work) {
        thread.execute(work);
    }

    boolean busy() {
        return running != null;
    }

    /** Waits for the next thing to do, at most so long, and does it. */
    void turn(Duration atMost) {
        try {
            Runnable next = turns.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
            if (next != null) {
                next.run();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Takes turns until no step runs, at most so long. */
    void finish(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); busy() && left > 0; left = until - System.nanoTime()) {
            turn(Duration.ofNanos(left));
        }
    }

    /** From the writer's thread: has the polling thread do something, and waits for the answer. */
    <T> T ask(Callable<T> work) throws FencedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        turns.add(() -> {
            try {
                answer.complete(work.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FencedException fenced) {
                throw fenced;
            }
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Lets {@code last} be the thread's last work; a step that keeps it from that is interrupted. */
    void close(Runnable last) {
        Future<?> hanging = running;
        thread.execute(last);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS) && hanging != null) {
                hanging.cancel(true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Work on the writer's thread, and what follows from it on the polling thread. */
    interface Step {
        /** On the writer's thread. What it leaves in fields, {@link #end} finds there. */
        void work() throws FencedException;

        /** On the polling thread, once the work returned. */
        void end() throws FencedException;
    }

    /** Learns what a step threw. */
    interface End {
        void of(@Nullable Throwable thrown);
    }
}
