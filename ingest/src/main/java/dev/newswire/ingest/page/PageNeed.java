package dev.newswire.ingest.page;

import dev.newswire.ingest.identity.VisibleText;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.RawItem;
import java.util.List;

/** Decides whether an item needs its page. Immutable. */
final class PageNeed {
    /** How feeds end texts that they cut off. */
    private static final List<String> CUT = List.of("…", "...", "[…]", "[...]", "[…", "(more…)", "(more...)");

    private final PageConfig config;

    PageNeed(PageConfig config) {
        this.config = config;
    }

    /** @param asked what the item's source says */
    boolean of(RawItem item, PageFetch asked) {
        return switch (wanted(asked)) {
            case ALWAYS -> true;
            case WHEN_SHORT -> isShort(item);
            case NEVER -> false;
        };
    }

    PageConfig.Wanted wanted(PageFetch asked) {
        return switch (asked) {
            case CONFIGURED -> config.fetch();
            case ALWAYS -> PageConfig.Wanted.ALWAYS;
            case WHEN_SHORT -> PageConfig.Wanted.WHEN_SHORT;
            case NEVER -> PageConfig.Wanted.NEVER;
        };
    }

    private boolean isShort(RawItem item) {
        boolean html = item.getBodyFormat() == BodyFormat.HTML;
        String body = VisibleText.of(item.getBody(), html);
        // Some feeds put the whole article into what should be its summary.
        String summary = item.getSummary() == null ? "" : VisibleText.of(item.getSummary(), html);
        String text = body.length() >= summary.length() ? body : summary;
        return text.length() < config.shortLetters() || CUT.stream().anyMatch(text::endsWith);
    }
}
