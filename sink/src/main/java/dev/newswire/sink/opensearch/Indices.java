package dev.newswire.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.sink.opensearch.SearchServer.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The indices behind the alias: their template, the first one, the next, and in which of them an item stands. An item
 * stays where it was first written, for versions count within an index alone.
 */
final class Indices {

    private final OpenSearchConfig config;
    private final SearchServer server;

    Indices(OpenSearchConfig config, SearchServer server) {
        this.config = config;
        this.server = server;
    }

    /** Brings the template up to date and makes the first index where there is none. */
    void setUp() {
        String alias = config.alias();
        Answer template =
                server.send("PUT", "/_index_template/" + alias, template().replace("ALIAS", alias));
        if (!template.ok()) {
            throw new FatalException("OpenSearch refuses the index template " + alias + ": " + template.why());
        }
        if (server.send("HEAD", "/_alias/" + alias, "").status() == 404) {
            Answer made = server.send(
                    "PUT", "/" + alias + "-000001", "{\"aliases\":{\"" + alias + "\":{\"is_write_index\":true}}}");
            String type = made.body().path("error").path("type").asText("");
            if (!made.ok() && !type.equals("resource_already_exists_exception")) {
                throw new FatalException("OpenSearch refuses the index " + alias + "-000001: " + made.why());
            }
        }
    }

    private static String template() {
        try (InputStream in = Indices.class.getResourceAsStream("template.json")) {
            if (in == null) {
                throw new IllegalStateException("template.json is not beside " + Indices.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a new index when the present one is large or old enough. */
    void rollOver() {
        Answer answer = server.send(
                "POST",
                "/" + config.alias() + "/_rollover",
                "{\"conditions\":{\"max_size\":\"" + config.rollBytes() + "b\",\"max_age\":\""
                        + config.rollEvery().toSeconds() + "s\"}}");
        if (!answer.ok()) {
            throw new RetriableException("rolling over " + config.alias() + " failed: " + answer.why());
        }
    }

    /** For each id, the index its record goes to. Asks as things are now, refreshed or not. */
    Map<String, String> places(Collection<String> ids) {
        Answer answer = server.send("GET", "/_alias/" + config.alias(), "");
        if (answer.forbidden()) {
            throw new FatalException("OpenSearch does not let us in: " + answer.why());
        }
        List<String> old = new ArrayList<>();
        String current = "";
        for (var entry : answer.body().properties()) {
            JsonNode alias = entry.getValue().path("aliases").path(config.alias());
            if (alias.path("is_write_index").asBoolean(answer.body().size() == 1)) {
                current = entry.getKey();
            } else {
                old.add(entry.getKey());
            }
        }
        if (!answer.ok() || current.isEmpty()) {
            setUp();
            throw new RetriableException("the alias " + config.alias() + " has no index to write to");
        }
        Map<String, String> places = new HashMap<>();
        for (String id : ids) {
            places.put(id, current);
        }
        if (!old.isEmpty()) {
            find(ids, old, places);
        }
        return places;
    }

    private void find(Collection<String> ids, List<String> indices, Map<String, String> places) {
        for (String index : indices) {
            StringBuilder wanted = new StringBuilder("{\"ids\":[");
            for (String id : ids) {
                wanted.append(wanted.charAt(wanted.length() - 1) == '[' ? "" : ",")
                        .append(Document.quoted(id));
            }
            Answer found = server.send(
                    "POST",
                    "/" + index + "/_mget?_source=false",
                    wanted.append("]}").toString());
            if (found.forbidden()) {
                throw new FatalException("OpenSearch does not let us read " + index + ": " + found.why());
            }
            if (!found.ok() && found.status() != 404) {
                // Taken for "not there", the item would be written a second time, into another index.
                throw new RetriableException("looking for items in " + index + " failed: " + found.why());
            }
            for (JsonNode one : found.body().path("docs")) {
                if (one.path("found").asBoolean()) {
                    places.put(one.path("_id").asText(), index);
                }
            }
        }
    }
}
