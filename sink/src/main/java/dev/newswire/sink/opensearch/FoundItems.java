package dev.newswire.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.runtime.error.UserError;
import dev.newswire.sink.Holdings;
import dev.newswire.sink.opensearch.SearchServer.Answer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Searches all indices behind the alias for items, having made what was written shortly before searchable. */
final class FoundItems implements Holdings {

    private static final int PAGE = 1_000;

    private final OpenSearchConfig config;

    FoundItems(OpenSearchConfig config) {
        this.config = config;
    }

    @Override
    public String sink() {
        return "opensearch";
    }

    @Override
    public Set<String> among(Collection<String> ids) {
        Set<String> found = new HashSet<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += PAGE) {
            String some = all.subList(from, Math.min(all.size(), from + PAGE)).stream()
                    .map(Document::quoted)
                    .collect(Collectors.joining(","));
            found.addAll(find("{\"ids\":{\"values\":[" + some + "]}}"));
        }
        return found;
    }

    @Override
    public Set<String> ofSource(String source) {
        return find("{\"term\":{\"item.source.id\":" + Document.quoted(source) + "}}");
    }

    private Set<String> find(String query) {
        SearchServer server = new SearchServer(config);
        Set<String> found = new HashSet<>();
        try {
            if (server.send("POST", "/" + config.alias() + "/_refresh", "").status() == 404) {
                return Set.of();
            }
            String after = "";
            JsonNode page;
            do {
                Answer answer = server.send(
                        "POST",
                        "/" + config.alias() + "/_search",
                        "{\"size\":" + PAGE + ",\"_source\":false,\"sort\":[\"item.id\"],\"query\":" + query
                                + (after.isEmpty() ? "" : ",\"search_after\":[" + Document.quoted(after) + "]") + "}");
                if (!answer.ok()) {
                    throw new RetriableException(answer.why());
                }
                page = answer.body().path("hits").path("hits");
                for (JsonNode hit : page) {
                    found.add(hit.path("_id").asText());
                    after = hit.path("sort").path(0).asText();
                }
            } while (page.size() == PAGE);
            return found;
        } catch (RetriableException e) {
            throw new UserError(ExitCode.UNREACHABLE, "Cannot ask OpenSearch: " + e.getMessage(), e);
        }
    }
}
