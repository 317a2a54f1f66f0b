package dev.newswire.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.PushKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PushKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final PushKeys keys = new PushKeys(2, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void isInFlightUntilReleasedAndDoneOncePublished() {
        assertThat(keys.begin("s:a")).isEqualTo(PushKeys.State.NEW);
        assertThat(keys.begin("s:a")).isEqualTo(PushKeys.State.IN_FLIGHT);
        keys.release("s:a");
        assertThat(keys.begin("s:a")).isEqualTo(PushKeys.State.NEW);
        keys.changed("s:a", key("a", NOW));
        assertThat(keys.begin("s:a")).isEqualTo(PushKeys.State.DONE);
        assertThat(keys.matches("s:a", "print-a")).isTrue();
        assertThat(keys.matches("s:a", "other")).isFalse();
    }

    @Test
    void keepsTheYoungestUpToItsNumber() {
        keys.changed("s:a", key("a", NOW));
        keys.changed("s:b", key("b", NOW));
        keys.changed("s:c", key("c", NOW));
        assertThat(keys.size()).isEqualTo(2);
        assertThat(keys.begin("s:a")).isEqualTo(PushKeys.State.NEW);
        assertThat(keys.begin("s:c")).isEqualTo(PushKeys.State.DONE);
    }

    @Test
    void forgetsAfterADay() {
        keys.changed("s:old", key("old", NOW.minus(Duration.ofHours(25))));
        assertThat(keys.begin("s:old")).isEqualTo(PushKeys.State.NEW);
    }

    private static PushKey key(String key, Instant at) {
        return new PushKey("s", key, "print-" + key, at);
    }
}
