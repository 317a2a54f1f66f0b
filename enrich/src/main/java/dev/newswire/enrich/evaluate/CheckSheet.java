package dev.newswire.enrich.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newswire.enrich.amount.StatedAmount;
import dev.newswire.enrich.category.ScoredCategory;
import dev.newswire.enrich.entity.NamedEntity;
import dev.newswire.enrich.evaluate.ArticleEvaluation.Check;
import dev.newswire.enrich.quote.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Notes, expectation by expectation, whether one sample was read as its editor read it.
 *
 * @param sample its name
 * @param expected what the editor read
 * @param checks where they are noted
 */
record CheckSheet(String sample, JsonNode expected, List<Check> checks) {

    void equal(String field, String actual) {
        one(field, actual::equals);
    }

    void one(String field, Predicate<String> test) {
        JsonNode words = expected.path(field);
        if (words.isTextual()) {
            add(field, words.asText(), test.test(words.asText()));
        }
    }

    void each(String field, Predicate<String> test) {
        for (JsonNode words : expected.path(field)) {
            add(field, words.asText(), test.test(words.asText()));
        }
    }

    void quotes(List<Quote> quotes) {
        for (JsonNode quote : expected.path("quotes").path("must")) {
            add("quotes", quote.path("contains").asText(), quotes.stream().anyMatch(found -> isThis(found, quote)));
        }
    }

    /** An amount is wanted by its number, and by its kind and unit where the editor gave them. */
    void amounts(List<StatedAmount> found) {
        for (JsonNode amount : expected.path("amounts").path("must")) {
            add("amounts", amount.toString(), found.stream().anyMatch(own -> isThis(own, amount)));
        }
    }

    void entities(List<NamedEntity> found) {
        JsonNode entities = expected.path("entities");
        for (JsonNode entity : entities.path("must")) {
            add("entities", name(entity), found.stream().anyMatch(own -> isThis(own, entity)));
        }
        for (JsonNode entity : entities.path("mustNot")) {
            add("entitiesMustNot", name(entity), found.stream().noneMatch(own -> isThis(own, entity)));
        }
    }

    void categories(List<ScoredCategory> found) {
        Set<String> codes =
                found.stream().map(category -> category.topic().code()).collect(Collectors.toCollection(TreeSet::new));
        JsonNode categories = expected.path("categories");
        codes(categories.path("must")).forEach(code -> add("categories", code, codes.contains(code)));
        codes(categories.path("mustNot")).forEach(code -> add("categoriesMustNot", code, !codes.contains(code)));
        List<String> anyOf = codes(categories.path("mustAnyOf"));
        if (!anyOf.isEmpty()) {
            add(
                    "categoriesMustAnyOf",
                    String.join(" or ", anyOf),
                    anyOf.stream().anyMatch(codes::contains));
        }
    }

    private void add(String field, String words, boolean met) {
        checks.add(new Check(sample, field, words, met));
    }

    private static boolean isThis(Quote found, JsonNode wanted) {
        String speaker = wanted.path("speaker").asText().toLowerCase(Locale.ROOT);
        boolean optional = wanted.path("speakerOptional").asBoolean();
        String own = found.speaker() == null ? "" : found.speaker().toLowerCase(Locale.ROOT);
        boolean named = optional || (!own.isEmpty() && (own.equals(speaker) || speaker.endsWith(" " + own)));
        return named && found.text().contains(wanted.path("contains").asText());
    }

    private static boolean isThis(StatedAmount found, JsonNode wanted) {
        return found.value() == wanted.path("number").asDouble()
                && (!wanted.has("kind")
                        || wanted.path("kind").asText().equals(found.kind().name()))
                && (!wanted.has("unit") || wanted.path("unit").asText().equals(found.unit()));
    }

    private static boolean isThis(NamedEntity found, JsonNode wanted) {
        List<String> names = new ArrayList<>(List.of(fold(name(wanted))));
        wanted.path("aliases").forEach(alias -> names.add(fold(alias.asText())));
        boolean named = names.contains(fold(found.name()))
                || found.aliases().stream().anyMatch(alias -> names.contains(fold(alias)));
        boolean typed = !wanted.has("type")
                || wanted.path("type").asText().equals(found.type().name());
        boolean placed =
                !wanted.has("country") || wanted.path("country").asText().equals(found.country());
        return named && typed && placed;
    }

    private static String name(JsonNode entity) {
        return entity.path("name").asText();
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static List<String> codes(JsonNode entries) {
        List<String> codes = new ArrayList<>();
        entries.forEach(entry -> codes.add(
                entry.isTextual() ? entry.asText() : entry.path("code").asText()));
        return codes;
    }
}
