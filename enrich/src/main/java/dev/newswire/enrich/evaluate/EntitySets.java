package dev.newswire.enrich.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.enrich.evaluate.MarkedText.MarkedSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads labelled texts: JSON Lines with spans in code points, BIO columns (both gzipped), and lines of text with names as
 * in {@code [PER Anna Weber]}, whose file is called by their language.
 */
final class EntitySets {
    private static final Set<String> TYPES = Set.of("PER", "ORG", "LOC", "MISC");

    private EntitySets() {}

    static List<MarkedText> read(Path file) throws IOException {
        List<MarkedText> texts = new ArrayList<>();
        if (file.toString().endsWith(".jsonl.gz")) {
            ObjectMapper json = new ObjectMapper();
            SetFile.read(file, line -> texts.add(marked(json.readTree(line))));
        } else if (isMarked(file)) {
            String language = file.getFileName().toString().replaceAll("\\..*", "");
            SetFile.read(file, line -> readMarked(line, language, texts));
        } else {
            readColumns(file, texts);
        }
        return texts;
    }

    static boolean isMarked(Path file) {
        return file.toString().endsWith(".marked");
    }

    /** Reads one line; those that begin with # explain. */
    private static void readMarked(String line, String language, List<MarkedText> to) throws IOException {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        StringBuilder text = new StringBuilder();
        List<MarkedSpan> spans = new ArrayList<>();
        int at = 0;
        for (int open = line.indexOf('['); open >= 0; open = line.indexOf('[', at)) {
            int space = line.indexOf(' ', open);
            int close = line.indexOf(']', open);
            if (space < 0 || close < space || !TYPES.contains(line.substring(open + 1, space))) {
                throw new IOException("no name after the bracket at column " + (open + 1));
            }
            text.append(line, at, open);
            int start = text.length();
            text.append(line, space + 1, close);
            spans.add(new MarkedSpan(start, text.length(), line.substring(open + 1, space)));
            at = close + 1;
        }
        to.add(new MarkedText(text.append(line, at, line.length()).toString(), language, spans));
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
        return new MarkedText(text, item.path("language").asText("en"), spans);
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
            to.add(new MarkedText(text.toString(), "en", spans));
        }
        text.setLength(0);
        spans.clear();
    }
}
