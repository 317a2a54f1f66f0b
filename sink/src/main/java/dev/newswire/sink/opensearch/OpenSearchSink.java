package dev.newswire.sink.opensearch;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKeys;
import dev.newswire.sink.Holdings;
import dev.newswire.sink.SinkKind;
import dev.newswire.sink.SinkWriter;
import java.util.List;

/** Items in indices of OpenSearch, or of what speaks its language. */
public final class OpenSearchSink implements SinkKind {

    @Override
    public String name() {
        return "opensearch";
    }

    @Override
    public ConfigKeys keys() {
        return OpenSearchConfig.KEYS;
    }

    @Override
    public List<SinkWriter> writers(Config config) {
        return List.of(new OpenSearchWriter(OpenSearchConfig.from(config)));
    }

    @Override
    public List<Holdings> holdings(Config config) {
        return List.of(new FoundItems(OpenSearchConfig.from(config)));
    }
}
