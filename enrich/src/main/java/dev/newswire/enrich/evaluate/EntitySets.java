package dev.newswire.enrich.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.enrich.evaluate.MarkedText.MarkedSpan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads labelled texts: gzipped JSON Lines with spans in code points, and gzipped BIO columns. */
final class EntitySets {
    private static final Set<String> TYPES = Set.of("PER", "ORG", "LOC", "MISC");

    private EntitySets() {}

    static List<MarkedText> read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            return file.toString().endsWith(".jsonl.gz") ? readJson(lines) : readColumns(lines);
        }
    }

    private static List<MarkedText> readJson(BufferedReader lines) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<MarkedText> texts = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode item = json.readTree(line);
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
            texts.add(new MarkedText(text, spans));
        }
        return texts;
    }

    private static List<MarkedText> readColumns(BufferedReader lines) throws IOException {
        List<MarkedText> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<MarkedSpan> spans = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int tab = line.lastIndexOf('\t');
            if (line.startsWith("-DOCSTART-")) {
                flush(text, spans, texts);
            } else if (tab > 0) {
                add(line.substring(0, tab), line.substring(tab + 1), text, spans);
            } else {
                text.append('\n');
            }
        }
        flush(text, spans, texts);
        return texts;
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
