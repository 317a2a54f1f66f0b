package dev.newswire.enrich.entity.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WordClustersTest {
    private static final int[][] PARENTS = {{0, 0, 0}, {0, 1, 1}, {1, 2, 2}};

    private static byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WordClusters.write(out, PARENTS, new String[] {"nairobi", "lagos", "wrote", "nairobi"}, new int[] {0, 1, 2, 2});
        return out.toByteArray();
    }

    private static int[] groups(WordClusters clusters, String word) {
        long packed = clusters.of(Word.lowerHash(word));
        return new int[] {WordClusters.group(packed, 0), WordClusters.group(packed, 1), WordClusters.group(packed, 2)};
    }

    @Test
    void knowsTheGroupsOfAWordInAnyCase() throws IOException {
        WordClusters clusters = WordClusters.read(new ByteArrayInputStream(written()));
        assertThat(groups(clusters, "Lagos")).containsExactly(1, 2, 2);
        assertThat(groups(clusters, "wrote")).containsExactly(2, 3, 3);
    }

    @Test
    void keepsTheFirstGroupOfAWordThatComesTwice() throws IOException {
        WordClusters clusters = WordClusters.read(new ByteArrayInputStream(written()));
        assertThat(groups(clusters, "NAIROBI")).containsExactly(1, 1, 1);
    }

    @Test
    void saysNothingOfOtherWords() throws IOException {
        WordClusters clusters = WordClusters.read(new ByteArrayInputStream(written()));
        assertThat(groups(clusters, "Zzunga")).containsExactly(0, 0, 0);
    }

    @Test
    void refusesOtherFilesAndPartsOfItsOwn() throws IOException {
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(other)) {
            zipped.write(new byte[100]);
        }
        assertThatThrownBy(() -> WordClusters.read(new ByteArrayInputStream(other.toByteArray())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("make them again");
        byte[] whole = written();
        byte[] part = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> WordClusters.read(new ByteArrayInputStream(part)))
                .isInstanceOf(IOException.class);
    }
}
