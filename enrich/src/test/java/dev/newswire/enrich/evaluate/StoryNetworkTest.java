package dev.newswire.enrich.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.story.MemoryStories;
import dev.newswire.enrich.story.Story;
import dev.newswire.enrich.story.StorySignature;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryNetworkTest {

    /** Many copies of few texts, all at once: whatever the order of the notes, nobody waits for ever. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void tellsEveryRevisionOnceHoweverNotesOvertakeOneAnother(long seed) {
        StoryNetwork network = new StoryNetwork((int) (seed % 5) + 1, seed);
        Map<String, Integer> expected = new HashMap<>();
        GeneratedArticles articles = new GeneratedArticles(seed);
        for (int story = 0; story < 6; story++) {
            List<String> original = articles.article();
            for (int copy = 0; copy < 12; copy++) {
                String id = "s" + story + "c" + copy;
                for (int revision = 0; revision <= copy % 3; revision++) {
                    network.add(id, "source" + copy % 4, signature(articles.edited(original, edit(copy + revision))));
                    expected.merge(id, 1, Integer::sum);
                }
            }
        }

        Map<String, List<@Nullable Story>> told = network.run();

        Map<String, Integer> counts = new HashMap<>();
        told.forEach((id, stories) -> counts.put(id, stories.size()));
        assertThat(counts).isEqualTo(expected);
        Set<String> stories = new HashSet<>();
        told.forEach((id, revisions) -> {
            Set<String> ids = new HashSet<>();
            revisions.forEach(story -> ids.add(story == null ? "none" : story.id()));
            assertThat(ids).as("stories of the revisions of " + id).hasSize(1);
            stories.addAll(ids);
        });
        assertThat(stories).hasSizeLessThan(6 * 4);
        assertThat(told).allSatisfy((id, revisions) -> assertThat(revisions).allSatisfy(story -> {
            assertThat(story).isNotNull();
            assertThat(told).containsKey(story.id());
        }));
    }

    /** One item after the other gives what one desk and one shard give. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void decidesAsOnePartitionWouldWhenItemsComeOneByOne(int partitions) {
        StoryNetwork network = new StoryNetwork(partitions, 5);
        MemoryStories one = new MemoryStories(Long.MAX_VALUE / 2);
        GeneratedArticles articles = new GeneratedArticles(9);
        for (int at = 0; at < 60; at++) {
            List<String> original = articles.article();
            for (int copy = 0; copy < 2; copy++) {
                StorySignature signature = signature(copy == 0 ? original : articles.edited(original, edit(at)));
                String id = at + "-" + copy;
                network.add(id, "s" + copy, signature);
                Story expected = one.arrive(id, "s" + copy, 2L * at + copy, signature);

                assertThat(network.run().get(id)).containsExactly(expected);
            }
        }
    }

    private static GeneratedArticles.Edit edit(int number) {
        GeneratedArticles.Edit[] edits = GeneratedArticles.Edit.values();
        return edits[number % edits.length];
    }

    private static StorySignature signature(List<String> article) {
        return StorySignature.of(article.get(0), String.join(" ", article.subList(1, article.size())));
    }
}
