package dev.newswire.enrich.entity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.crf.WordClusters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordClusterTrainerTest {
    private static final int WORDS = 300;

    @TempDir
    Path folder;

    private static String name(int word) {
        return "w" + (char) ('a' + word % 26) + (char) ('a' + word / 26);
    }

    /** Words of even number point one way, those of odd number another; each a little aside. */
    private Path vectors() throws IOException {
        Random random = new Random(1);
        StringBuilder json = new StringBuilder("{\"size\":300,\"words\":[\"w0\"],\"vectors\":{");
        for (int word = 0; word < WORDS; word++) {
            json.append(word == 0 ? "" : ",").append("\"").append(name(word)).append("\":[");
            for (int at = 0; at < 100; at++) {
                json.append((at % 2 == word % 2 ? 1 : -1) + random.nextDouble() / 4)
                        .append(',');
            }
            json.append("1.5,").append(word).append(']');
        }
        return Files.writeString(folder.resolve("vectors.json"), json.append("},\"unkVector\":[]}"));
    }

    private Path train(Path vectors, String name) throws IOException {
        Path groups = folder.resolve(name);
        WordClusterTrainer.main(new String[] {vectors.toString(), groups.toString()});
        return groups;
    }

    @Test
    void putsWordsOfLikeUseTogether() throws IOException {
        try (InputStream in = Files.newInputStream(train(vectors(), "groups.bin"))) {
            WordClusters clusters = WordClusters.read(in);
            Set<Long> even = new HashSet<>();
            Set<Long> odd = new HashSet<>();
            for (int word = 0; word < WORDS; word++) {
                (word % 2 == 0 ? even : odd).add(clusters.of(Word.lowerHash(name(word))) & 0xFFFF);
            }
            assertThat(even).doesNotContain(0L).doesNotContainAnyElementsOf(odd);
        }
    }

    @Test
    void writesTheSameBytesTwice() throws IOException {
        Path vectors = vectors();
        assertThat(train(vectors, "one.bin")).hasSameBinaryContentAs(train(vectors, "two.bin"));
    }

    @Test
    void saysWhatIsMissingInAnotherFile() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"words\":[\"a\"]}");
        assertThatThrownBy(() -> train(other, "groups.bin"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("\"vectors\"");
    }
}
