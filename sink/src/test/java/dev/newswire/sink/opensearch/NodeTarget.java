package dev.newswire.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.EntityType;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.contract.EnduranceTarget;
import dev.newswire.sink.contract.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Indices of their own behind an alias of their own.
 *
 * @param ends whether the node is ended when the target is stopped; else it stands still, as when a machine hangs
 */
record NodeTarget(Node node, OpenSearchConfig config, boolean ends) implements EnduranceTarget {

    private static final int PAGE = 1_000;

    @Override
    public String kind() {
        return "opensearch";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "sink.opensearch.url", config.url().toString(),
                "sink.opensearch.alias", config.alias(),
                "sink.opensearch.timeout", config.timeout().toMillis() + "ms");
    }

    @Override
    public SinkWriter writer() {
        return new OpenSearchWriter(config);
    }

    @Override
    public List<Stored> stored() throws Exception {
        node.ask("POST", "/" + config.alias() + "/_refresh", "");
        List<Stored> stored = new ArrayList<>();
        JsonNode page =
                hits("/" + config.alias() + "/_search?scroll=1m&size=" + PAGE + "&_source=item.id,item.revision", "");
        while (!page.at("/hits/hits").isEmpty()) {
            page.at("/hits/hits")
                    .forEach(hit -> stored.add(new Stored(
                            hit.at("/_source/item/id").asText(),
                            hit.at("/_source/item/revision").asInt())));
            String next = page.path("_scroll_id").asText();
            page = hits("/_search/scroll", "{\"scroll\":\"1m\",\"scroll_id\":\"" + next + "\"}");
        }
        return stored;
    }

    private JsonNode hits(String path, String body) throws Exception {
        JsonNode answer = node.ask("GET", path, body);
        if (!answer.has("hits")) {
            throw new IllegalStateException("no hits: " + answer);
        }
        return answer;
    }

    @Override
    public boolean keepsOneVersion() {
        return true;
    }

    @Override
    public Optional<EnrichedItem> poison(String id) {
        // A number that the mapping refuses for one item, and once an id for which the whole request is refused.
        EnrichedItem.Builder item = Items.item(id.equals("poison-3") ? id + "x".repeat(600) : id, 1)
                .setEntities(List.of(Entity.newBuilder()
                        .setName("Name")
                        .setType(EntityType.PERSON)
                        .setSalience(Double.MAX_VALUE)
                        .build()));
        return Optional.of(item.build());
    }

    /** Values that the mapping refused are stored and not searched from now on. */
    @Override
    public void mend() throws Exception {
        String mapping = "{\"properties\":{\"item\":{\"properties\":{\"entities\":{\"properties\":{"
                + "\"salience\":{\"type\":\"float\",\"ignore_malformed\":true}}}}}}}";
        node.ask("PUT", "/" + config.alias() + "/_mapping", mapping);
    }

    @Override
    public void stop() throws Exception {
        if (ends) {
            node.end();
        } else {
            node.standStill();
        }
    }

    @Override
    public void start() throws Exception {
        if (ends) {
            node.begin();
        } else {
            node.goOn();
        }
    }

    @Override
    public void close() throws Exception {
        node.goOn();
        node.ask("DELETE", "/" + config.alias() + "-*", "");
    }
}
