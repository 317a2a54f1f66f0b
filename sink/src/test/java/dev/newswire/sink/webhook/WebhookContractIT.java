package dev.newswire.sink.webhook;

import dev.newswire.sink.contract.SinkTarget;
import dev.newswire.sink.contract.SinkWriterContract;
import java.io.IOException;
import java.time.Duration;

final class WebhookContractIT extends SinkWriterContract {

    @Override
    protected SinkTarget target() throws IOException {
        return new ReceiverTarget(Duration.ofMillis(200));
    }
}
