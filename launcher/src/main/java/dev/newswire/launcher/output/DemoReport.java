package dev.newswire.launcher.output;

import dev.newswire.ingest.PushReport;
import dev.newswire.ingest.item.Reading;
import dev.newswire.launcher.output.Table.Head;
import dev.newswire.schemas.EnrichedItem;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the demo shows: a row for each enriched item, what was refused and why, and an account that adds up.
 *
 * @param pushed what ingest made of the samples
 * @param items what stands on {@code news.enriched}, in its order
 * @param stored ids of the items that stand in PostgreSQL
 */
public record DemoReport(PushReport pushed, List<EnrichedItem> items, Set<String> stored) {

    private static final int ENTITIES = 5;

    public DemoReport {
        items = List.copyOf(items);
        stored = Set.copyOf(stored);
    }

    @Override
    public String toString() {
        return table() + refusals() + account();
    }

    private String table() {
        Table table = new Table(List.of(
                new Head("title", 34),
                new Head("date", 10),
                new Head("lang", 4),
                new Head("categories", 24),
                new Head("entities", 36),
                new Head("story", 20),
                new Head("where it went", 24)));
        for (EnrichedItem item : items) {
            String revision = item.getRevision() > 1 ? " (revision\u00a0" + item.getRevision() + ")" : "";
            table.row(
                    ItemLines.title(item) + revision,
                    ItemLines.day(item),
                    item.getLanguage(),
                    ItemLines.categories(item, false),
                    ItemLines.entities(item, ENTITIES),
                    ItemLines.story(item),
                    destinations(item));
        }
        return table.toString();
    }

    private String destinations(EnrichedItem item) {
        return "news.enriched, " + count(item.getCategories().size(), "category topic") + ", "
                + count(item.getEntities().size(), "mention")
                + (stored.contains(item.getId()) ? ", PostgreSQL" : "");
    }

    private String refusals() {
        if (pushed.refusals().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\nRefused, kept on news.deadletters:\n");
        for (Reading.Refused refused : pushed.refusals()) {
            String file = Path.of(refused.origin().file()).getFileName().toString();
            String line =
                    refused.origin().line() == 0 ? "" : ":" + refused.origin().line();
            text.append("  ").append(file).append(line).append(": ");
            text.append(Printable.line(refused.message())).append('\n');
        }
        return text.toString();
    }

    private String account() {
        long revisions = items.stream().filter(item -> item.getRevision() > 1).count();
        long duplicates = pushed.accepted() - items.size();
        return "\n" + count(pushed.files(), "file") + ": " + (pushed.accepted() + pushed.refused())
                + " items read = " + items.size() + " enriched (" + count(revisions, "revision")
                + ") + " + count(duplicates, "duplicate") + " filtered + " + pushed.refused() + " refused.\n"
                + stored.size() + " items stand in PostgreSQL.\n";
    }

    private static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
