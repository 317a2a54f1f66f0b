package dev.newswire.enrich.rule;

import dev.newswire.enrich.category.ScoredCategory;
import dev.newswire.schemas.topic.MediaTopic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The categories of one article before and after the rules that fit it. */
final class Verdict {
    /** Below this a category is not worth telling; the category tagger has the same. */
    private static final double LEAST_SCORE = 0.3;

    private final Map<MediaTopic, ScoredCategory> before = new EnumMap<>(MediaTopic.class);

    Verdict(List<ScoredCategory> categories) {
        categories.forEach(category -> before.put(category.topic(), category));
    }

    /** {@code fitting} rules in the order of their ids. */
    List<ScoredCategory> after(List<Rule> fitting) {
        Map<MediaTopic, List<Rule>> byTopic = new EnumMap<>(MediaTopic.class);
        fitting.forEach(rule -> byTopic.computeIfAbsent(rule.category(), topic -> new ArrayList<>())
                .add(rule));
        Map<MediaTopic, ScoredCategory> after = new EnumMap<>(before);
        byTopic.forEach((topic, rules) -> {
            ScoredCategory decided = decided(topic, rules);
            if (decided == null) {
                after.remove(topic);
            } else {
                after.put(topic, decided);
            }
        });
        return after.values().stream()
                .sorted(Comparator.comparingDouble(ScoredCategory::score)
                        .reversed()
                        .thenComparing(ScoredCategory::topic))
                .toList();
    }

    private @Nullable ScoredCategory decided(MediaTopic topic, List<Rule> rules) {
        ScoredCategory tagged = before.get(topic);
        double score = tagged == null ? 0 : tagged.score();
        boolean assigned = false;
        List<String> evidence = new ArrayList<>();
        for (Rule rule : rules) {
            switch (rule.effect()) {
                case REMOVE -> {
                    return null;
                }
                case ASSIGN -> assigned = true;
                case ADJUST -> score += rule.weight();
            }
            evidence.add("rule:" + rule.id());
        }
        if (tagged != null) {
            evidence.addAll(tagged.evidence());
        }
        double bounded = assigned ? 1 : Math.min(1, score);
        return bounded < LEAST_SCORE ? null : new ScoredCategory(topic, bounded, evidence);
    }
}
