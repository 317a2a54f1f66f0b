package dev.newswire.ingest.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the articles in a JSON-LD graph: a page describes its publisher, its breadcrumbs and itself alongside. */
public final class JsonArticles {

    private JsonArticles() {}

    /** The articles of an object or array, its {@code @graph} included; empty when none is typed as one. */
    public static List<JsonNode> in(JsonNode value) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode node : JsonFields.each(value)) {
            if (article(node)) {
                found.add(node);
            }
            for (JsonNode inner : JsonFields.each(node.get("@graph"))) {
                if (article(inner)) {
                    found.add(inner);
                }
            }
        }
        return found;
    }

    /** NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting and their kin. */
    private static boolean article(JsonNode node) {
        for (JsonNode type : JsonFields.each(node.get("@type"))) {
            String name = type.asText("").toLowerCase(Locale.ROOT);
            if (name.endsWith("article") || name.endsWith("posting") || name.endsWith("report")) {
                return true;
            }
        }
        return false;
    }
}
