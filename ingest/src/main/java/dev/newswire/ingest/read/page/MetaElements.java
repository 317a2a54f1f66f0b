package dev.newswire.ingest.read.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The meta elements of a page by name, property or itemprop in lower case. Names are met in all three places. */
final class MetaElements {
    private final Map<String, List<String>> contents = new HashMap<>();

    private MetaElements() {}

    static MetaElements of(Document page) {
        MetaElements metas = new MetaElements();
        for (Element meta : page.select("meta[content]")) {
            String content = meta.attr("content").strip();
            for (String attribute : new String[] {"property", "name", "itemprop"}) {
                String name = meta.attr(attribute).strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !content.isEmpty()) {
                    metas.contents
                            .computeIfAbsent(name, key -> new ArrayList<>())
                            .add(content);
                }
            }
        }
        return metas;
    }

    /** What the first element of that name says; null when none says anything. */
    @Nullable String first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.get(0);
    }

    /** What all elements of that name say, in their order. */
    List<String> all(String name) {
        return contents.getOrDefault(name, List.of());
    }
}
