package dev.newswire.sink.webhook;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKeys;
import dev.newswire.sink.SinkKind;
import dev.newswire.sink.SinkWriter;
import java.util.List;

/** Items posted to addresses: a writer, and so a consumer group, for each target. */
public final class WebhookSink implements SinkKind {

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public ConfigKeys keys() {
        return WebhookConfig.KEYS;
    }

    @Override
    public List<SinkWriter> writers(Config config) {
        WebhookConfig how = WebhookConfig.from(config);
        return how.targets().stream()
                .<SinkWriter>map(target -> new WebhookWriter(how, target))
                .toList();
    }
}
