package dev.newswire.enrich.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.enrich.evaluate.MarkedText.MarkedSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads labelled texts: gzipped JSON Lines with spans in code points, and gzipped BIO columns. */
final class EntitySets {
    private static final Set<String> TYPES = Set.of("PER", "ORG", "LOC", "MISC");

    private EntitySets() {}

    static List<MarkedText> read(Path file) throws IOException {
        List<MarkedText> texts = new ArrayList<>();
        if (file.toString().endsWith(".jsonl.gz")) {
            ObjectMapper json = new ObjectMapper();
            SetFile.read(file, line -> texts.add(marked(json.readTree(line))));
        } else {
            readColumns(file, texts);
        }
        return texts;
    }

    private static MarkedText marked(JsonNode item) {
        String text = item.path("text").asText();
        List<MarkedSpan> spans = new ArrayList<>();
        for (JsonNode span : item.path("spans")) {
            String type = span.path(2).asText();
            if (TYPES.contains(type)) {
                spans.add(new MarkedSpan(
                        text.offsetByCodePoints(0, span.path(0).asInt()),
                        text.offsetByCodePoints(0, span.path(1).asInt()),
                        type));
            }
        }
        return new MarkedText(text, spans);
    }

    private static void readColumns(Path file, List<MarkedText> texts) throws IOException {
        StringBuilder text = new StringBuilder();
        List<MarkedSpan> spans = new ArrayList<>();
        SetFile.read(file, line -> {
            int tab = line.lastIndexOf('\t');
            if (line.startsWith("-DOCSTART-")) {
                flush(text, spans, texts);
            } else if (tab > 0) {
                add(line.substring(0, tab), line.substring(tab + 1), text, spans);
            } else {
                text.append('\n');
            }
        });
        flush(text, spans, texts);
    }

    private static void add(String token, String label, StringBuilder text, List<MarkedSpan> spans) {
        boolean goesOn = label.startsWith("I-") && !spans.isEmpty();
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append(' ');
        }
        int start = text.length();
        text.append(token);
        if (goesOn) {
            MarkedSpan last = spans.remove(spans.size() - 1);
            spans.add(new MarkedSpan(last.start(), text.length(), last.type()));
        } else if (label.length() > 2 && TYPES.contains(label.substring(2))) {
            spans.add(new MarkedSpan(start, text.length(), label.substring(2)));
        }
    }

    private static void flush(StringBuilder text, List<MarkedSpan> spans, List<MarkedText> to) {
        if (!text.isEmpty()) {
            to.add(new MarkedText(text.toString(), spans));
        }
        text.setLength(0);
        spans.clear();
    }
}
