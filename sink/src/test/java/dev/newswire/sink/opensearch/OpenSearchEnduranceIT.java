package dev.newswire.sink.opensearch;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.sink.contract.EnduranceTarget;
import dev.newswire.sink.contract.SinkEndurance;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Poison is a number that the mapping refuses, until the operator has such numbers ignored. */
@ExtendWith(SharedNode.class)
@ResourceLock(SharedNode.NODE)
final class OpenSearchEnduranceIT extends SinkEndurance {

    private final Node node;

    OpenSearchEnduranceIT(EmbeddedBroker broker, EmbeddedRegistry registry, Node node) throws Exception {
        super(broker, registry);
        this.node = node;
    }

    @Override
    protected EnduranceTarget target() {
        Duration timeout = isFull() ? Duration.ofSeconds(30) : Duration.ofSeconds(2);
        OpenSearchConfig config =
                new OpenSearchConfig(node.url(), null, null, "endurance", timeout, 1L << 30, Duration.ofDays(1));
        new OpenSearchWriter(config).open();
        return new NodeTarget(node, config, isFull());
    }
}
