package dev.newswire.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newswire.sink.Outcome;
import dev.newswire.sink.RecordResult;
import java.util.Set;

/** What one item of a bulk response means for its record. */
final class BulkAnswer {

    private static final int LONGEST = 300;

    /** Not about the record, whatever the status: the index is blocked, as when the disk is full, or gone. */
    private static final Set<String> ABOUT_THE_INDEX =
            Set.of("cluster_block_exception", "index_not_found_exception", "index_closed_exception");

    private BulkAnswer() {}

    static RecordResult of(JsonNode item) {
        boolean delete = item.has("delete");
        JsonNode answer = delete ? item.path("delete") : item.path("index");
        int status = answer.path("status").asInt();
        if (delete && (status == 200 || (status == 404 && answer.path("error").isMissingNode()))) {
            return new RecordResult.Written(Outcome.DELETED);
        }
        if (status == 200 || status == 201) {
            return new RecordResult.Written(status == 201 ? Outcome.INSERTED : Outcome.UPDATED);
        }
        if (status == 409) {
            return new RecordResult.Written(Outcome.UNCHANGED);
        }
        String type = answer.path("error").path("type").asText("no reason");
        if (status < 400 || status == 429 || status >= 500 || ABOUT_THE_INDEX.contains(type)) {
            return new RecordResult.Retry("OpenSearch answered " + status + " " + type);
        }
        return new RecordResult.Refused(
                "rejected-by-opensearch",
                "OpenSearch answered " + status + " " + type + ": "
                        + words(answer.path("error").path("reason").asText("")));
    }

    /** Without what the server quotes of the record. */
    private static String words(String reason) {
        int preview = reason.indexOf(" in document with id");
        String own = preview < 0 ? reason : reason.substring(0, preview);
        return own.length() > LONGEST ? own.substring(0, LONGEST) : own;
    }
}
