package dev.newswire.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class MemoryStoriesTest {
    private static final String BRIDGE =
            "The council closed the swing bridge on Monday after engineers found cracks in "
                    + "two of its bearings. Ferries will carry cyclists across the river until repairs are finished in spring. "
                    + "Shopkeepers on the north bank fear that customers will stay away, and asked for a rent holiday.";
    private static final String OBSERVATORY = "A school has bought the stone observatory above the lake for one crown. "
            + "Pupils will rebuild its telescope with a retired optician, who ground the first lens there as a child. "
            + "The roof still turns by hand, and owls have moved in under the eastern shutters.";
    private static final long RETENTION = 1_000_000;

    private final MemoryStories stories = new MemoryStories(RETENTION);
    private long time;

    private Story arrive(String id, String text) {
        return arrive(id, "desk", text);
    }

    private Story arrive(String id, String source, String text) {
        return Objects.requireNonNull(stories.arrive(id, source, time++, StorySignature.of("", text)));
    }

    @Test
    void opensAStoryWithItsFirstItem() {
        assertThat(arrive("a", BRIDGE)).isEqualTo(new Story("a", "a", 1, null, null));
    }

    @Test
    void putsAnEditedCopyIntoTheSameStory() {
        arrive("a", BRIDGE);

        Story copy = arrive("b", "New from our desk. " + BRIDGE + " More follows.");

        assertThat(copy.id()).isEqualTo("a");
        assertThat(copy.closestItem()).isEqualTo("a");
        assertThat(copy.similarity()).isBetween(0.5, 1.0);
    }

    @Test
    void keepsUnrelatedItemsApart() {
        arrive("a", BRIDGE);

        assertThat(arrive("b", OBSERVATORY).id()).isEqualTo("b");
    }

    @Test
    void followsAStoryThroughItsFollowUps() {
        arrive("a", BRIDGE);
        arrive("b", BRIDGE + " " + OBSERVATORY.substring(0, 90));

        assertThat(arrive("c", BRIDGE.substring(60) + " " + OBSERVATORY.substring(0, 90))
                        .id())
                .isEqualTo("a");
    }

    @Test
    void keepsTheStoryOfARevisedItemWhateverItSaysNow() {
        arrive("a", BRIDGE);
        arrive("b", BRIDGE + " Updated.");

        assertThat(arrive("b", OBSERVATORY).id()).isEqualTo("a");
        assertThat(arrive("b", "Gone.").id()).isEqualTo("a");
        assertThat(arrive("a", OBSERVATORY).id()).isEqualTo("a");
    }

    @Test
    void flagsCopiesFromAnotherSourceOnly() {
        arrive("a", "agency", BRIDGE);

        assertThat(arrive("b", "agency", BRIDGE).copyOf()).isNull();
        assertThat(arrive("c", "paper", BRIDGE + " By our own reporter.").copyOf())
                .isIn("a", "b");
        assertThat(arrive("d", "paper", BRIDGE.substring(0, 150) + OBSERVATORY).copyOf())
                .isNull();
    }

    @Test
    void neverTakesAnOriginalForACopyOfItsCopies() {
        arrive("a", "agency", BRIDGE);
        arrive("b", "paper", BRIDGE);

        assertThat(arrive("a", "agency", BRIDGE + " Corrected.").copyOf()).isNull();
        assertThat(arrive("b", "paper", BRIDGE + " Corrected.").copyOf()).isEqualTo("a");
    }

    @Test
    void givesShortTextsNoStory() {
        assertThat(stories.arrive("a", "desk", 0, StorySignature.of("Short", "Too short.")))
                .isNull();
    }

    @Test
    void forgetsItemsThatAreTakenDownOrOld() {
        arrive("a", BRIDGE);
        stories.takeDown("a", time++);
        assertThat(arrive("b", BRIDGE).id()).isEqualTo("b");

        time += 2 * RETENTION;
        for (int i = 0; i < 1100; i++) {
            stories.arrive("x" + i, "desk", time, StorySignature.of("", "Too short."));
        }
        assertThat(arrive("c", BRIDGE).id()).isEqualTo("c");
    }
}
