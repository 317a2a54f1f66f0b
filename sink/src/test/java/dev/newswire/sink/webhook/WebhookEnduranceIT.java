package dev.newswire.sink.webhook;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.sink.contract.EnduranceTarget;
import dev.newswire.sink.contract.SinkEndurance;
import java.io.IOException;
import java.time.Duration;

/** Poison is what the receiver answers by 422. It keeps one message of each {@code webhook-id}, as receivers must. */
final class WebhookEnduranceIT extends SinkEndurance {

    WebhookEnduranceIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws Exception {
        super(broker, registry);
    }

    @Override
    protected EnduranceTarget target() throws IOException {
        return new ReceiverTarget(isFull() ? Duration.ofSeconds(30) : Duration.ofMillis(500));
    }
}
