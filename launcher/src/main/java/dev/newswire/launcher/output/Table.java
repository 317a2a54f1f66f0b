package dev.newswire.launcher.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table for people: a heading, then rows whose cells wrap within their column. */
public final class Table {

    private static final String GAP = "  ";

    private final List<Head> columns;
    private final StringBuilder text = new StringBuilder();

    /** A column: its heading, and its width in character cells. */
    public record Head(String title, int width) {}

    public Table(List<Head> columns) {
        this.columns = List.copyOf(columns);
        line(columns.stream().map(Head::title).toList());
        line(columns.stream().map(column -> "─".repeat(column.width())).toList());
    }

    /** Adds a row; cells that are left out are empty. Control characters show as spaces: no cell moves the cursor. */
    public void row(String... cells) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = i < cells.length ? Printable.line(cells[i]) : "";
            wrapped.add(CellWidth.wrap(cell, columns.get(i).width()));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < height; i++) {
            int line = i;
            line(wrapped.stream()
                    .map(cell -> line < cell.size() ? cell.get(line) : "")
                    .toList());
        }
    }

    private void line(List<String> cells) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            int missing = columns.get(i).width() - CellWidth.of(cells.get(i));
            padded.add(cells.get(i) + " ".repeat(Math.max(0, missing)));
        }
        text.append(padded.stream().collect(Collectors.joining(GAP)).stripTrailing())
                .append('\n');
    }

    /** The table, with a line's end after each line. */
    @Override
    public String toString() {
        return text.toString();
    }
}
