package dev.newswire.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.runtime.error.UserError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ServiceThreadTest {
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void beginsAnewWhenWhatItNeedsWentAway() throws InterruptedException {
        LinkedBlockingQueue<RuntimeException> outages = new LinkedBlockingQueue<>(List.of(
                new UserError(ExitCode.UNREACHABLE, "no broker answers"),
                new RetriableException("the registry is away")));
        CountDownLatch working = new CountDownLatch(1);
        AtomicReference<ServiceThread> self = new AtomicReference<>();
        try (ServiceThread thread = new ServiceThread("test-anew", PAUSE, LONG, () -> {
            RuntimeException outage = outages.poll();
            if (outage != null) {
                throw outage;
            }
            working.countDown();
            self.get().awaitClosing(LONG);
        })) {
            self.set(thread);
            assertThat(thread.waitingFor()).isEqualTo("it is starting");
            thread.start();
            assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(thread.waitingFor()).isEqualTo("the registry is away");
            assertThat(thread.failure()).isEmpty();
        }
    }

    @Test
    void endsForGoodWhereTheConfigurationIsWrong() throws InterruptedException {
        assertThat(failureOf(new UserError(ExitCode.USAGE, "no such setting"))).isEqualTo("no such setting");
    }

    @Test
    void endsForGoodWithWhateverElseIsThrown() throws InterruptedException {
        assertThat(failureOf(new FatalException("another uses the same id"))).isEqualTo("another uses the same id");
        assertThat(failureOf(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
        assertThat(failureOf(new NoClassDefFoundError("Gone"))).isEqualTo("Gone");
    }

    @Test
    void waitsForWorkThatEndsByItself() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        AtomicReference<ServiceThread> self = new AtomicReference<>();
        AtomicBoolean letGo = new AtomicBoolean();
        ServiceThread thread = new ServiceThread("test-ends", PAUSE, LONG, () -> {
            working.countDown();
            self.get().awaitClosing(LONG);
            letGo.set(true);
        });
        self.set(thread);
        thread.start();
        assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
        thread.close();
        thread.close();
        assertThat(letGo).isTrue();
        assertThat(thread.isClosing()).isTrue();
    }

    @Test
    void interruptsWorkThatDoesNotEndAndCallsThatNoFailure() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch working = new CountDownLatch(1);
        ServiceThread thread = new ServiceThread("test-stuck", PAUSE, Duration.ofMillis(20), () -> {
            working.countDown();
            try {
                never.await();
            } finally {
                ended.countDown();
            }
        });
        thread.start();
        assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
        thread.close();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(thread.failure()).isEmpty();
    }

    @Test
    void countsNothingAsAFailureThatHappensWhileItCloses() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        AtomicReference<ServiceThread> self = new AtomicReference<>();
        ServiceThread thread = new ServiceThread("test-closing", PAUSE, LONG, () -> {
            working.countDown();
            self.get().awaitClosing(LONG);
            throw new IllegalStateException("woken");
        });
        self.set(thread);
        thread.start();
        assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
        thread.stop();
        thread.close();
        assertThat(thread.failure()).isEmpty();
    }

    @Test
    void doesNothingWhenItIsClosedBeforeItStarts() {
        AtomicInteger runs = new AtomicInteger();
        ServiceThread thread = new ServiceThread("test-early", PAUSE, LONG, runs::incrementAndGet);
        thread.close();
        thread.start();
        thread.close();
        assertThat(runs).hasValue(0);
    }

    private static String failureOf(Throwable cause) throws InterruptedException {
        CountDownLatch thrown = new CountDownLatch(1);
        AtomicInteger lives = new AtomicInteger();
        AtomicReference<Thread> worker = new AtomicReference<>();
        try (ServiceThread thread = new ServiceThread("test-fails", PAUSE, LONG, () -> {
            lives.incrementAndGet();
            worker.set(Thread.currentThread());
            thrown.countDown();
            if (cause instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) cause;
        })) {
            thread.start();
            assertThat(thrown.await(10, TimeUnit.SECONDS)).isTrue();
            worker.get().join(10_000);
            assertThat(lives).hasValue(1);
            return thread.failure().orElseThrow();
        }
    }
}
