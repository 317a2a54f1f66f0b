package dev.newswire.ingest.read.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Parses one JSON value of bounded depth. Immutable and safe for many threads. */
public final class JsonValues {
    /** No article is nested more deeply than this. */
    static final int DEEPEST = 100;

    private final JsonMapper mapper;

    /** @param longest most letters a text may have */
    public JsonValues(int longest) {
        JsonMapper built = JsonMapper.builder()
                // Scraped texts hold raw line ends and tabs; refusing them would help nobody.
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        built.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(longest)
                        .build());
        this.mapper = built;
    }

    /** The value; a missing node for text that holds none. */
    public JsonNode parse(String json) throws JsonProcessingException {
        return mapper.readTree(json);
    }

    /** Whether brackets outside of strings nest more deeply than is read. */
    static boolean tooDeep(String json) {
        int depth = 0;
        boolean string = false;
        for (int at = 0; at < json.length(); at++) {
            char letter = json.charAt(at);
            if (string) {
                at += letter == '\\' ? 1 : 0;
                string = letter != '"';
            } else if (letter == '"') {
                string = true;
            } else if (letter == '{' || letter == '[') {
                depth++;
                if (depth > DEEPEST) {
                    return true;
                }
            } else if (letter == '}' || letter == ']') {
                depth--;
            }
        }
        return false;
    }
}
