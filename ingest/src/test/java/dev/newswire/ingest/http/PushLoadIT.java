package dev.newswire.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.ClusterFixture;
import dev.newswire.schemas.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Prints how many small items a second are taken in, after as long a time of warming up. {@code -Dpush.load.seconds=30}
 * measures for longer: the first minute goes to the compiler of the JVM, which shares the processor.
 */
@ExtendWith(EmbeddedStack.class)
class PushLoadIT {
    /** Far below what a machine of its own reaches: a build shares its cores with anything. */
    private static final int FLOOR = 500;

    private final ClusterFixture fixture;

    PushLoadIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws IOException {
        fixture = new ClusterFixture(broker.address(), registry.address());
    }

    @Test
    void takesInThousandsOfSmallItemsASecond() throws Exception {
        Duration time = Duration.ofSeconds(Integer.getInteger("push.load.seconds", 3));
        int connections = Integer.getInteger("push.load.connections", 128);
        String token = PushFixture.source(fixture, "load", false);
        try (PushFixture push = PushFixture.start(fixture.cluster(), Map.of())) {
            PushLoad load = new PushLoad(push.server().address().getPort(), token);
            System.out.println(
                    "while the JVM compiles: " + load.single(connections, time).line());
            fixture.mark(Topics.RAW);
            PushLoad.Result single = load.single(connections, time);
            System.out.println("one item a request, " + connections + " connections: " + single.line());
            PushLoad.Result lines = load.lines(4, time);
            System.out.println("lines of JSON, 4 connections: " + lines.line());
            assertThat(single.rate()).isGreaterThan(FLOOR);
            assertThat(lines.rate()).isGreaterThan(FLOOR);
            assertThat(fixture.committed(Topics.RAW)).hasSize((int) (single.items() + lines.items()));
        }
    }
}
