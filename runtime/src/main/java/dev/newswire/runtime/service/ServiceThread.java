package dev.newswire.runtime.service;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.runtime.error.UserError;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a service, which works until it is closed. Work that breaks off with a {@link UserError} or a
 * {@link RetriableException} begins anew after a pause, since what it needs may come back; a {@code UserError} in the
 * configuration and whatever else it throws end it for good. Nothing that happens while it is closing is a failure. The
 * questions may be asked from any thread.
 */
public final class ServiceThread implements AutoCloseable {

    /** Connects, works until the thread {@link #isClosing is closing}, and lets go of all it opened. */
    @FunctionalInterface
    public interface Work {
        void run() throws InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ServiceThread.class);
    private static final Duration LAST = Duration.ofSeconds(1);

    private final Duration pause;
    private final Duration patience;
    private final Work work;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile String waitingFor = "it is starting";
    private volatile @Nullable String failure;

    /**
     * Starts nothing yet.
     *
     * @param name of the thread
     * @param pause between two beginnings
     * @param patience how long closing waits for the work to end by itself, before it is interrupted
     */
    public ServiceThread(String name, Duration pause, Duration patience, Work work) {
        this.pause = pause;
        this.patience = patience;
        this.work = work;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** Called once. */
    public void start() {
        thread.start();
    }

    /** True from the first call of {@link #stop} or {@link #close}. */
    public boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Waits that long, or until it is closing; true when it is. */
    public boolean awaitClosing(Duration time) throws InterruptedException {
        return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Why the work broke off the last time, for people. */
    public String waitingFor() {
        return waitingFor;
    }

    /** Why the work ended for good. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Lets the work end and does not wait for it: for those who have to wake it before they {@link #close}. */
    public void stop() {
        closing.countDown();
    }

    /** Lets the work end, waits for it, and interrupts it when that takes too long. Idempotent and bounded. */
    @Override
    public void close() {
        stop();
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(patience.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(LAST.toMillis());
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isClosing()) {
                attempt();
                awaitClosing(pause);
            }
        } catch (InterruptedException e) {
            fail("its thread was interrupted", e);
        } catch (UserError e) {
            // The message says it all; a stack trace would bury it.
            fail(String.valueOf(e.getMessage()), null);
        } catch (RuntimeException | Error e) {
            fail(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
    }

    private void attempt() throws InterruptedException {
        try {
            work.run();
        } catch (RetriableException e) {
            brokeOff(e);
        } catch (UserError e) {
            if (e.exitCode() == ExitCode.USAGE) {
                throw e;
            }
            brokeOff(e);
        }
    }

    private void brokeOff(RuntimeException cause) {
        if (!isClosing()) {
            waitingFor = String.valueOf(cause.getMessage());
            LOG.atWarn()
                    .addKeyValue("thread", thread.getName())
                    .addKeyValue("cause", cause.getMessage())
                    .log("Work broke off and begins anew");
        }
    }

    private void fail(String why, @Nullable Throwable cause) {
        if (isClosing()) {
            LOG.atDebug()
                    .addKeyValue("thread", thread.getName())
                    .setCause(cause)
                    .log("Stopped in the middle of work");
            return;
        }
        failure = why;
        LOG.atError()
                .addKeyValue("thread", thread.getName())
                .addKeyValue("cause", why)
                .setCause(cause)
                .log("Work ended for good");
    }
}
