package dev.newswire.sink.webhook;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.contract.EnduranceTarget;
import dev.newswire.sink.contract.Items;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A receiver that refuses what it is asked to refuse, until it is mended. */
final class ReceiverTarget implements EnduranceTarget {

    private final Duration breakFor;
    private final Receiver receiver;
    private volatile boolean mended;

    /** It runs. */
    ReceiverTarget(Duration breakFor) throws IOException {
        this.breakFor = breakFor;
        receiver = new Receiver(body -> !mended && body.contains("refuse me") ? 422 : 200);
        receiver.start();
    }

    @Override
    public String kind() {
        return "webhook";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "sink.webhook.timeout",
                "5s",
                "sink.webhook.break.after",
                "3",
                "sink.webhook.break.for",
                breakFor.toMillis() + "ms",
                "sink.webhook.to.desk.url",
                receiver.url(),
                "sink.webhook.to.desk.secret",
                Receiver.SECRET);
    }

    @Override
    public SinkWriter writer() {
        WebhookTarget target = WebhookTarget.from("desk", Map.of("url", receiver.url(), "secret", Receiver.SECRET));
        return new WebhookWriter(new WebhookConfig(Duration.ofSeconds(5), 3, breakFor, List.of(target)), target);
    }

    @Override
    public List<Stored> stored() {
        return receiver.stored();
    }

    /** How many requests were accepted again, under the id of one before. */
    @Override
    public String remark() {
        return ", " + receiver.repetitions() + " requests came again under their webhook-id";
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
    public void mend() {
        mended = true;
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
