package dev.newswire.enrich.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of a file: lines of JSON (one object a line), or CSV (RFC 4180, the first row names the columns, several
 * values in one cell are separated by {@code |}). The first character that is no space tells which: lines of JSON begin
 * with a brace. For one thread.
 */
final class RowReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_RECORD = 1 << 20;

    private final BufferedReader lines;
    private @Nullable Boolean json;
    private List<String> columns = List.of();
    private int line;

    RowReader(BufferedReader lines) {
        this.lines = lines;
    }

    /** Line on which the row read last began, from 1. */
    int line() {
        return line;
    }

    /**
     * The next row; null at the end.
     *
     * @throws IllegalArgumentException when the line is no row; reading may go on behind it
     */
    @Nullable Row next() throws IOException {
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            line++;
            String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (bare.isBlank()) {
                continue;
            }
            if (json == null) {
                json = bare.stripLeading().startsWith("{");
            }
            if (json) {
                return ofJson(bare);
            }
            List<String> cells = cells(bare);
            if (columns.isEmpty()) {
                columns = cells.stream().map(String::strip).toList();
            } else {
                return ofCells(cells);
            }
        }
        return null;
    }

    private static Row ofJson(String text) {
        try {
            JsonNode object = JSON.readTree(text);
            if (!object.isObject()) {
                throw new IllegalArgumentException("a JSON object is needed");
            }
            Row row = new Row();
            object.properties().forEach(field -> row.add(field.getKey(), values(field.getValue())));
            return row;
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException("not JSON: " + why, e);
        }
    }

    private static List<String> values(JsonNode node) {
        List<String> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> values.add(element.asText()));
        } else if (!node.isNull()) {
            values.add(node.asText());
        }
        return values;
    }

    private Row ofCells(List<String> cells) {
        if (cells.size() > columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells under " + columns.size() + " columns");
        }
        Row row = new Row();
        for (int at = 0; at < cells.size(); at++) {
            row.add(columns.get(at), List.of(cells.get(at).split("\\|", -1)));
        }
        return row;
    }

    private List<String> cells(String first) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        String text = first;
        boolean quoted = false;
        int length = 0;
        while (true) {
            for (int at = 0; at < text.length(); at++) {
                char unit = text.charAt(at);
                if (unit == '"') {
                    boolean escaped = quoted && at + 1 < text.length() && text.charAt(at + 1) == '"';
                    if (escaped) {
                        cell.append('"');
                        at++;
                    } else {
                        quoted = !quoted;
                    }
                } else if (unit == ',' && !quoted) {
                    cells.add(cell.toString());
                    cell.setLength(0);
                } else {
                    cell.append(unit);
                }
            }
            length += text.length();
            String more = quoted && length < LONGEST_RECORD ? lines.readLine() : null;
            if (more == null) {
                break;
            }
            line++;
            cell.append('\n');
            text = more;
        }
        if (quoted) {
            throw new IllegalArgumentException("a quoted cell does not end");
        }
        cells.add(cell.toString());
        return cells;
    }
}
