package dev.newswire.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ServicesTest {
    private static final Duration LIMIT = Duration.ofMillis(100);

    private final List<String> log = new CopyOnWriteArrayList<>();

    @Test
    void startsInOrderAndClosesInReverse() {
        Services services = new Services(List.of(part("a"), part("b"), part("c")), LIMIT);
        services.start();
        services.close();
        services.close();
        assertThat(log).containsExactly("start a", "start b", "start c", "close c", "close b", "close a");
        assertThat(services.closeFailures()).isEmpty();
        assertThat(services.all()).extracting(Service::name).containsExactly("a", "b", "c");
    }

    @Test
    void closesWhatHadStartedWhenAStartFails() {
        Part broken = part("b");
        broken.onStart = () -> {
            throw new IllegalStateException("no disk");
        };
        Part first = part("a");
        first.onClose = () -> {
            throw new IllegalStateException("no way");
        };
        Services services = new Services(List.of(first, broken, part("c")), LIMIT);
        assertThatThrownBy(services::start).hasMessage("no disk").satisfies(thrown -> assertThat(thrown.getSuppressed())
                .hasSize(1));
        assertThat(log).containsExactly("start a", "start b", "close b", "close a");
    }

    @Test
    void leavesBehindAServiceThatDoesNotCloseInTime() {
        CountDownLatch never = new CountDownLatch(1);
        Part stuck = part("b");
        stuck.onClose = () -> {
            try {
                never.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
        Services services = new Services(List.of(part("a"), stuck), LIMIT);
        services.start();
        services.close();
        assertThat(log).contains("close a");
        assertThat(services.closeFailures()).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessage("b was not closed within 100 ms"));
    }

    @Test
    void startsNothingMoreOnceClosed() {
        AtomicReference<Services> self = new AtomicReference<>();
        Part closer = part("a");
        closer.onStart = () -> self.get().close();
        Services services = new Services(List.of(closer, part("b")), LIMIT);
        self.set(services);
        services.start();
        assertThat(log).containsExactly("start a", "close a");
    }

    @Test
    void anInterruptIsKeptButCutsNoCloseShort() {
        Services services = new Services(List.of(part("a"), part("b")), LIMIT);
        services.start();
        Thread.currentThread().interrupt();
        services.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(services.closeFailures()).isEmpty();
        assertThat(log).endsWith("close b", "close a");
    }

    @Test
    void isReadyOnceEveryServiceIs() {
        Part late = part("b");
        Services services = new Services(List.of(part("a"), late), LIMIT);
        late.ready = false;
        assertThat(services.ready()).isFalse();
        late.ready = true;
        assertThat(services.ready()).isTrue();
    }

    private Part part(String name) {
        return new Part(name, log);
    }

    private static final class Part implements Service {
        private final String name;
        private final List<String> log;
        Runnable onStart = () -> {};
        Runnable onClose = () -> {};
        boolean ready = true;

        Part(String name, List<String> log) {
            this.name = name;
            this.log = log;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void start() {
            log.add("start " + name);
            onStart.run();
        }

        @Override
        public boolean ready() {
            return ready;
        }

        @Override
        public void close() {
            log.add("close " + name);
            onClose.run();
        }
    }
}
