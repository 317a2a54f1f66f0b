package dev.newswire.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryGrouperTest {
    private static final String BRIDGE =
            "The council closed the swing bridge on Monday after engineers found cracks in "
                    + "two of its bearings. Ferries will carry cyclists across the river until repairs are finished in spring. "
                    + "Shopkeepers on the north bank fear that customers will stay away, and asked for a rent holiday.";
    private static final String OBSERVATORY = "A school has bought the stone observatory above the lake for one crown. "
            + "Pupils will rebuild its telescope with a retired optician, who ground the first lens there as a child. "
            + "The roof still turns by hand, and owls have moved in under the eastern shutters.";

    private final Map<Long, List<StoryCandidate>> kept = new HashMap<>();
    private final StoryGrouper grouper = new StoryGrouper(new CandidateStore() {
        @Override
        public void put(long key, StoryCandidate candidate) {
            kept.computeIfAbsent(key, k -> new ArrayList<>()).add(StoryCandidate.fromBytes(candidate.toBytes()));
        }

        @Override
        public Iterable<StoryCandidate> get(long key) {
            return kept.getOrDefault(key, List.of());
        }
    });

    private Story assign(String id, int revision, String title, String text) {
        return grouper.assign(id, revision, StorySignature.of(title, text), 1000L * kept.size())
                .orElseThrow();
    }

    @Test
    void opensAStoryWithItsFirstItem() {
        assertThat(assign("a", 0, "Bridge closed", BRIDGE)).isEqualTo(new Story("a", "a", 1));
    }

    @Test
    void putsAnEditedCopyIntoTheSameStory() {
        assign("a", 0, "Bridge closed", BRIDGE);

        Story copy = assign("b", 0, "Cracks shut crossing", "New from our desk. " + BRIDGE + " More follows.");

        assertThat(copy.id()).isEqualTo("a");
        assertThat(copy.firstItem()).isEqualTo("a");
        assertThat(copy.similarity()).isBetween(0.5, 1.0);
    }

    @Test
    void keepsUnrelatedItemsApart() {
        assign("a", 0, "Bridge closed", BRIDGE);

        assertThat(assign("b", 0, "Owls included", OBSERVATORY).id()).isEqualTo("b");
    }

    @Test
    void followsAStoryThroughItsFollowUps() {
        assign("a", 0, "", BRIDGE);
        assign("b", 0, "", BRIDGE + " " + OBSERVATORY.substring(0, 90));

        assertThat(assign("c", 0, "", BRIDGE.substring(60) + " " + OBSERVATORY.substring(0, 90))
                        .id())
                .isEqualTo("a");
    }

    @Test
    void keepsTheStoryOfARevisedItemWhateverItSaysNow() {
        assign("a", 0, "", BRIDGE);
        assign("b", 0, "", BRIDGE + " Updated.");

        assertThat(assign("b", 1, "", OBSERVATORY).id()).isEqualTo("a");
        assertThat(assign("b", 2, "Gone", "Gone.").id()).isEqualTo("a");
        assertThat(assign("a", 1, "", OBSERVATORY).id()).isEqualTo("a");
    }

    @Test
    void givesShortTextsNoStory() {
        assertThat(grouper.assign("a", 0, StorySignature.of("Short", "Too short."), 0))
                .isEmpty();
        assertThat(kept).isEmpty();
    }

    @Test
    void writesCandidatesCompactly() {
        StoryCandidate candidate =
                new StoryCandidate("item-é", 3, "story", Long.MIN_VALUE, StorySignature.of("", BRIDGE));

        byte[] bytes = candidate.toBytes();

        assertThat(bytes.length).isLessThan(320);
        assertThat(StoryCandidate.fromBytes(bytes)).isEqualTo(candidate);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> StoryCandidate.fromBytes(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
