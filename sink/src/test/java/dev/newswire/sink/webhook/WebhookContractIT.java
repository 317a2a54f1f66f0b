package dev.newswire.sink.webhook;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.contract.Items;
import dev.newswire.sink.contract.SinkTarget;
import dev.newswire.sink.contract.SinkWriterContract;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class WebhookContractIT extends SinkWriterContract {

    @Override
    protected SinkTarget target() throws IOException {
        Receiver receiver = new Receiver(body -> body.contains("refuse me") ? 422 : 200);
        receiver.start();
        return new Target(receiver);
    }

    private record Target(Receiver receiver) implements SinkTarget {

        @Override
        public SinkWriter writer() {
            WebhookTarget target = WebhookTarget.from("desk", Map.of("url", receiver.url(), "secret", Receiver.SECRET));
            return new WebhookWriter(
                    new WebhookConfig(Duration.ofSeconds(5), 3, Duration.ofMillis(200), List.of(target)), target);
        }

        @Override
        public List<Stored> stored() {
            return receiver.stored();
        }

        @Override
        public boolean keepsOneVersion() {
            return false;
        }

        @Override
        public Optional<EnrichedItem> poison(String id) {
            return Optional.of(Items.item(id, 1).setTitle("refuse me").build());
        }

        @Override
        public void stop() {
            receiver.stop();
        }

        @Override
        public void start() throws IOException {
            receiver.start();
        }

        @Override
        public void close() {
            receiver.close();
        }
    }
}
