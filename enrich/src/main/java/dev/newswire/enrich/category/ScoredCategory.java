package dev.newswire.enrich.category;

import dev.newswire.schemas.topic.MediaTopic;
import java.util.List;

/**
 * One topic an article is about.
 *
 * @param topic the IPTC Media Topic
 * @param score estimated probability, 0 to 1, that an editor would file the article here
 * @param evidence what decided, strongest first: {@code term:…} for words of the article, {@code publisher:…} for a
 *     category its publisher gave; empty when only the weights of common words decided
 */
public record ScoredCategory(MediaTopic topic, double score, List<String> evidence) {
    public ScoredCategory {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("A score lies between 0 and 1, not " + score);
        }
        evidence = List.copyOf(evidence);
    }
}
