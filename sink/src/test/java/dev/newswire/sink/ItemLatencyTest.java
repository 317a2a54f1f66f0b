package dev.newswire.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.DateOrigin;
import dev.newswire.schemas.DatePrecision;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Processing;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import dev.newswire.sink.contract.Items;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ItemLatencyTest {
    private static final Instant PUBLISHED = Instant.parse("2026-03-01T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ItemLatency latency = new ItemLatency(registry, "test");

    @Test
    void timesEveryStep() {
        latency.stored(item(DateOrigin.FEED, DatePrecision.MINUTE), PUBLISHED.plusSeconds(67));
        assertThat(seconds("ingested")).isEqualTo(60);
        assertThat(seconds("enriched")).isEqualTo(2);
        assertThat(seconds("stored")).isEqualTo(5);
        assertThat(seconds("total")).isEqualTo(67);
    }

    @Test
    void saysNothingOfPublicationThatIsNotTold() {
        latency.stored(item(DateOrigin.FETCH, DatePrecision.SECOND), PUBLISHED.plusSeconds(67));
        latency.stored(item(DateOrigin.TEXT, DatePrecision.DAY), PUBLISHED.plusSeconds(67));
        assertThat(registry.find("newswire.item.latency").tag("step", "total").timer())
                .isNull();
        assertThat(seconds("enriched")).isEqualTo(4);
    }

    @Test
    void clocksThatDisagreeTakeNoNegativeTime() {
        latency.stored(item(DateOrigin.FEED, DatePrecision.SECOND), PUBLISHED);
        assertThat(seconds("stored")).isZero();
    }

    private double seconds(String step) {
        return registry.get("newswire.item.latency")
                .tag("step", step)
                .tag("kind", "feed")
                .timer()
                .totalTime(TimeUnit.SECONDS);
    }

    private static EnrichedItem item(DateOrigin origin, DatePrecision precision) {
        EnrichedItem.Builder item = Items.item("a", 1);
        return item.setSource(Source.newBuilder(item.getSource())
                        .setKind(SourceKind.FEED)
                        .build())
                .setPublishedAt(PUBLISHED)
                .setPublishedOrigin(origin)
                .setPublishedPrecision(precision)
                .setProcessing(Processing.newBuilder(item.getProcessing())
                        .setIngestedAt(PUBLISHED.plusSeconds(60))
                        .setEnrichedAt(PUBLISHED.plusSeconds(62))
                        .build())
                .build();
    }
}
