package dev.newswire.ingest.fetch.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.concurrent.Cancellable;
import org.junit.jupiter.api.Test;

class ThoroughCancellationTest {
    private final List<String> cancelled = new ArrayList<>();
    private final ThoroughCancellation.Steps steps = new ThoroughCancellation.Steps();

    @Test
    void reachesTheRequestWhenTheStepBeforeItIsToldOfAfterwards() {
        steps.setDependency(step("request"));
        steps.setDependency(step("connection"));

        assertThat(steps.isCancelled()).isFalse();
        assertThat(steps.cancel()).isTrue();

        assertThat(cancelled).containsExactly("request", "connection");
        assertThat(steps.isCancelled()).isTrue();
    }

    @Test
    void reachesAStepThatBeginsWhenAllIsCancelled() {
        steps.cancel();

        steps.setDependency(step("request"));

        assertThat(cancelled).containsExactly("request");
        assertThat(steps.cancel()).isFalse();
    }

    private Cancellable step(String name) {
        return () -> cancelled.add(name);
    }
}
