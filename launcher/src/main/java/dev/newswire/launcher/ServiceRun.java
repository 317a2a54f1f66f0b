package dev.newswire.launcher;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.service.Service;
import dev.newswire.runtime.service.Services;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs services until a signal or a failure ends them. */
public final class ServiceRun {

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(8);
    private static final Duration LOOK = Duration.ofMillis(500);

    private ServiceRun() {}

    /**
     * Starts the services, and returns when one has failed or the process is asked to stop. They are closed by then.
     *
     * @param tell is told, once, that all run, and why it ends
     */
    public static ExitCode untilStopped(List<Service> services, Consumer<String> tell) {
        Services running = new Services(services, CLOSE_LIMIT);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    asked.countDown();
                    await(closed, CLOSE_LIMIT.plusSeconds(1));
                },
                "newswire-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            running.start();
            tell.accept("Running: "
                    + String.join(", ", services.stream().map(Service::name).toList()) + ".");
            Optional<String> failure = watch(services, asked);
            failure.ifPresent(reason -> tell.accept("newswire: " + reason));
            return failure.isPresent() ? ExitCode.FAILED : ExitCode.TERMINATED;
        } finally {
            running.close();
            closed.countDown();
        }
    }

    private static Optional<String> watch(List<Service> services, CountDownLatch asked) {
        while (!await(asked, LOOK)) {
            Optional<String> failure = failure(services);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    /** The first service that failed, with its reason. */
    public static Optional<String> failure(List<Service> services) {
        return services.stream()
                .flatMap(service -> service.failure().map(reason -> service.name() + " failed: " + reason).stream())
                .findFirst();
    }

    private static boolean await(CountDownLatch latch, Duration longest) {
        try {
            return latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
