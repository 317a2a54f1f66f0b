package dev.newswire.launcher.output;

import dev.newswire.schemas.Category;
import dev.newswire.schemas.DatePrecision;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.Story;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parts of an enriched item as a reader wants to see them, each on one line. */
public final class ItemLines {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int TITLE = 120;
    private static final int TEXT = 240;
    private static final int SHORT_ID = 8;
    private static final int ENTITIES = 10;

    private ItemLines() {}

    /** A few lines on one item, the first with date, language and title; a line's end after each. */
    public static String block(EnrichedItem item) {
        List<String> lines = new ArrayList<>();
        lines.add(date(item) + "  " + item.getLanguage() + "  " + Printable.cut(title(item), TITLE));
        add(lines, categories(item, true));
        add(lines, entities(item, ENTITIES));
        add(lines, Printable.cut(item.getText().replace("\n\n", " "), TEXT));
        add(lines, reference(item));
        return lines.stream().map(line -> Printable.line(line) + "\n").collect(Collectors.joining());
    }

    /** When it was published, as precisely as that is known. */
    public static String date(EnrichedItem item) {
        return time(item.getPublishedAt(), item.getPublishedPrecision());
    }

    /** The day it was published on. */
    public static String day(EnrichedItem item) {
        return DAY.format(item.getPublishedAt());
    }

    /** The title, or the start of the text of an item without one. */
    public static String title(EnrichedItem item) {
        return item.getTitle().isEmpty() ? Printable.cut(item.getText(), TITLE / 2) : item.getTitle();
    }

    /** Its categories, with their scores if wanted. */
    public static String categories(EnrichedItem item, boolean scores) {
        return item.getCategories().stream()
                .map(category -> scores ? scored(category) : category.getName())
                .collect(Collectors.joining(" · "));
    }

    /** The most salient entities, places with their country. */
    public static String entities(EnrichedItem item, int most) {
        String names =
                item.getEntities().stream().limit(most).map(ItemLines::entity).collect(Collectors.joining(", "));
        int rest = item.getEntities().size() - most;
        return rest > 0 ? names + " +" + rest : names;
    }

    /** What it is the start, a copy or a follow-up of, and how much of the text is the same. */
    public static String story(EnrichedItem item) {
        Story story = item.getStory();
        if (story == null) {
            return "";
        }
        String id = shortId(story.getId());
        return story.getFirstItem().equals(item.getId())
                ? id
                : id + String.format(Locale.ROOT, " ≈%.0f%%", story.getSimilarity() * 100);
    }

    /** The first digits of an item id, enough to tell items on a screen apart. */
    public static String shortId(String id) {
        return id.length() <= SHORT_ID ? id : id.substring(0, SHORT_ID);
    }

    private static String reference(EnrichedItem item) {
        List<String> parts = new ArrayList<>();
        parts.add(shortId(item.getId()) + " rev " + item.getRevision());
        if (item.getStory() != null) {
            parts.add("story " + story(item));
        }
        parts.add(item.getSource().getId());
        if (item.getUrl() != null) {
            parts.add(item.getUrl());
        }
        return String.join(" · ", parts);
    }

    private static String time(Instant at, DatePrecision precision) {
        return (precision == DatePrecision.DAY ? DAY : MINUTE).format(at);
    }

    private static String scored(Category category) {
        return category.getName() + String.format(Locale.ROOT, " %.2f", category.getScore());
    }

    private static String entity(Entity entity) {
        return entity.getCountry() == null ? entity.getName() : entity.getName() + " (" + entity.getCountry() + ")";
    }

    private static void add(List<String> lines, String line) {
        if (!line.isBlank()) {
            lines.add("    " + line);
        }
    }
}
