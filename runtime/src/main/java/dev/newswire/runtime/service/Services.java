package dev.newswire.runtime.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts services in order and closes them in reverse. Closing goes on whatever one of them does: each gets
 * its time, then is interrupted and left behind, and the failures are collected. Safe for use from several threads, so
 * a shutdown hook may close while the main thread still starts.
 */
public final class Services implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final List<Service> services;
    private final Duration closeLimit;
    /** Guards the three fields below; never held while a service starts or closes. */
    private final Object lock = new Object();

    private final Deque<Service> started = new ArrayDeque<>();
    private final List<Exception> closeFailures = new ArrayList<>();
    private boolean closing;

    /** {@code closeLimit} is what each service gets for its close. */
    public Services(List<? extends Service> services, Duration closeLimit) {
        this.services = List.copyOf(services);
        this.closeLimit = closeLimit;
    }

    /** In starting order. */
    public List<Service> all() {
        return services;
    }

    /** True when every one is ready. */
    public boolean ready() {
        return services.stream().allMatch(Service::ready);
    }

    /**
     * Returns when all have started. When one fails, those before it are closed again and its exception is thrown, with
     * what went wrong while closing attached. Starts nothing more once {@link #close} was called.
     */
    public void start() {
        for (Service service : services) {
            synchronized (lock) {
                if (closing) {
                    return;
                }
                started.push(service);
            }
            try {
                service.start();
                LOG.atInfo().addKeyValue("service", service.name()).log("Service started");
            } catch (RuntimeException | Error failed) {
                close();
                closeFailures().forEach(failed::addSuppressed);
                throw failed;
            }
        }
    }

    /** Idempotent. Takes at most the limit of each started service; throws nothing, see {@link #closeFailures}. */
    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
        }
        for (Service service = next(); service != null; service = next()) {
            Exception failure = close(service);
            if (failure != null) {
                LOG.atWarn()
                        .addKeyValue("service", service.name())
                        .setCause(failure)
                        .log("Service did not close cleanly");
                synchronized (lock) {
                    closeFailures.add(failure);
                }
            } else {
                LOG.atInfo().addKeyValue("service", service.name()).log("Service closed");
            }
        }
    }

    /** What closing ran into so far, in closing order. */
    public List<Exception> closeFailures() {
        synchronized (lock) {
            return List.copyOf(closeFailures);
        }
    }

    private @Nullable Service next() {
        synchronized (lock) {
            return started.poll();
        }
    }

    private @Nullable Exception close(Service service) {
        FutureTask<@Nullable Void> task = new FutureTask<>(service::close, null);
        Thread thread = new Thread(task, "newswire-close-" + service.name());
        thread.setDaemon(true);
        thread.start();
        long deadline = System.nanoTime() + closeLimit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return null;
                } catch (InterruptedException hurried) {
                    // The limit bounds the wait already; cutting it short would leave data half written.
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            return new IllegalStateException(service.name() + " failed to close", failed.getCause());
        } catch (TimeoutException late) {
            task.cancel(true);
            return new IllegalStateException(
                    service.name() + " was not closed within " + closeLimit.toMillis() + " ms", late);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
