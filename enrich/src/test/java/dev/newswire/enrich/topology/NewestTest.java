package dev.newswire.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.TimestampedWindowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewestTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final long START = Duration.ofDays(20_000).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @TempDir
    private Path folder;

    private TimestampedWindowStore<String, String> store;
    private Newest<String, String> newest;
    private long latest;

    @BeforeEach
    void open() {
        store = Newest.store("newest", DAY, Serdes.String(), Serdes.String())
                .withLoggingDisabled()
                .build();
        MockProcessorContext<Void, Void> context =
                new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder.toFile());
        store.init(context.getStateStoreContext(), store);
        newest = new Newest<>(store, DAY);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsAValueForTheRetentionToTheMillisecond() {
        at(5 * HOUR);
        newest.put("a", "one");

        at(29 * HOUR);
        assertThat(newest.get("a")).isEqualTo("one");
        assertThat(newest.find("a")).extracting(Newest.Found::at).isEqualTo(START + 5 * HOUR);
        at(29 * HOUR + 1);
        assertThat(newest.get("a")).isNull();
        assertThat(newest.find("a")).isNull();
    }

    @Test
    void takesALateRecordForNewerThoughItsTimeIsEarlier() {
        at(30 * HOUR);
        newest.put("a", "one");
        at(10 * HOUR);
        assertThat(newest.get("a")).isEqualTo("one");
        newest.put("a", "two");

        at(31 * HOUR);
        assertThat(newest.get("a")).isEqualTo("two");
        assertThat(newest.find("a")).extracting(Newest.Found::at).isEqualTo(START + 30 * HOUR);
    }

    @Test
    void makesOneValueOfAnother() {
        at(0);
        newest.update("a", before -> before + "!");
        at(23 * HOUR);
        newest.update("a", before -> before + "?");

        at(40 * HOUR);
        assertThat(newest.get("a")).isEqualTo("null!?");
    }

    @Test
    void forgetsOneKeyInEveryWindowAndNoOther() {
        at(HOUR);
        newest.put("a", "one");
        newest.put("b", "one");
        at(24 * HOUR);
        newest.put("a", "two");
        newest.remove("a");

        assertThat(newest.get("a")).isNull();
        assertThat(newest.get("b")).isEqualTo("one");
        at(2 * HOUR);
        assertThat(newest.get("a")).isNull();
    }

    private void at(long since) {
        latest = Math.max(latest, START + since);
        newest.at(START + since, latest);
    }
}
