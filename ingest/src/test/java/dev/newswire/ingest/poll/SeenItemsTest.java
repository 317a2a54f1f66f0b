package dev.newswire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenItemsTest {

    @Test
    void comesBackFromItsRecordAsItWas() {
        SeenItems seen = SeenItems.NONE.document(List.of(new ItemVersion(-5, 7), new ItemVersion(3, -1)));
        SeenItems again = SeenItems.of(seen.stored("a"));
        assertThat(again).isEqualTo(seen).hasSameHashCodeAs(seen);
        assertThat(again.versions()).containsEntry(-5L, 7).containsEntry(3L, -1);
        assertThat(again.last()).containsExactly(-5L, 3L);
    }

    @Test
    void remembersMoreThanTheLastDocumentButNotEverything() {
        SeenItems seen = SeenItems.NONE;
        for (int document = 0; document < 50; document++) {
            seen = seen.document(keys(document * 10L, 20));
        }
        assertThat(seen.last()).hasSize(20).startsWith(490L);
        assertThat(seen.size()).isEqualTo(240);
        assertThat(seen.versions()).containsKey(480L).doesNotContainKey(0L);
    }

    @Test
    void doesNotForgetALongDocumentBecauseAShortOneCameBetween() {
        SeenItems seen = SeenItems.NONE.document(keys(0, 5_000)).document(keys(0, 1));
        assertThat(seen.size()).isGreaterThan(4_000);
        assertThat(seen.current()).isOne();
    }

    @Test
    void addsWhatIsPublishedBeforeTheDocumentIsThrough() {
        SeenItems seen =
                SeenItems.NONE.document(keys(0, 3)).and(List.of(new ItemVersion(1, 99), new ItemVersion(77, 5)));
        assertThat(seen.last()).containsExactly(0L, 1L, 2L);
        assertThat(seen.versions()).containsEntry(1L, 99).containsEntry(77L, 5).hasSize(4);
    }

    @Test
    void takesTwelveBytesAnItem() {
        assertThat(SeenItems.NONE
                        .document(keys(0, 5_000))
                        .stored("a")
                        .getEntries()
                        .remaining())
                .isEqualTo(60_000);
    }

    private static List<ItemVersion> keys(long from, int count) {
        return LongStream.range(from, from + count)
                .mapToObj(id -> new ItemVersion(id, (int) id))
                .toList();
    }
}
