package dev.newswire.enrich.entity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.enrich.entity.crf.CrfLabeller;
import dev.newswire.enrich.entity.crf.CrfModel;
import dev.newswire.enrich.entity.crf.Labels;
import dev.newswire.enrich.entity.crf.ModelFile;
import dev.newswire.enrich.entity.crf.Part;
import dev.newswire.enrich.entity.crf.Tokenizer;
import dev.newswire.enrich.entity.crf.Tokens;
import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityModelTrainerTest {
    private static final List<String> FILES = List.of(
            "gmb.silver",
            "gmb.second",
            "gmb.third",
            "gmb.norm",
            "wikinews.silver",
            "wikinews.second",
            "wikinews.third",
            "wikigold",
            "gum.perm");

    @TempDir
    Path folder;

    @BeforeEach
    void writeSentences() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String name : new String[] {"Abel", "Berta", "Cyrus", "Delia", "Edgar", "Fiona", "Gregor", "Hilda"}) {
            lines.append("Yesterday\tO\nMs.\tO\n")
                    .append(name)
                    .append("\tB-PER\nOduya\tI-PER\nsaid\tO\nyes\tO\n.\tO\n\n");
        }
        for (String file : FILES) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(file + ".tsv.gz")))) {
                out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void learnsToReadWhatItWasShown() throws IOException {
        Path model = folder.resolve("model.bin");
        EntityModelTrainer.main(new String[] {folder.toString(), model.toString()});
        try (InputStream in = Files.newInputStream(model)) {
            CrfModel read = ModelFile.read(in);
            CrfLabeller labeller = new CrfLabeller(read, Gazetteer.load());
            Tokens tokens = Tokenizer.tokenize("Yesterday Ms. Zelma Oduya said yes.");
            byte[] labels = labeller.label(List.of(Part.of(tokens, labeller.words(tokens))))
                    .get(0);
            assertThat(labels[2]).isEqualTo((byte) Labels.begin(Labels.PERSON));
            assertThat(labels[3]).isEqualTo((byte) Labels.last(Labels.PERSON));
            assertThat(labels[4]).isEqualTo((byte) Labels.OUTSIDE);
        }
    }

    @Test
    void saysWhichSecondLabelsDoNotFit() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("gmb.second.tsv.gz")))) {
            out.write("Yes\tO\n\n".getBytes(StandardCharsets.UTF_8));
        }
        String[] arguments = {folder.toString(), folder.resolve("model.bin").toString()};
        assertThatThrownBy(() -> EntityModelTrainer.main(arguments))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gmb.second.tsv.gz has 1 sentences instead of 8");
    }

    @Test
    void writesTheSameBytesTwice() throws IOException {
        Path one = folder.resolve("one.bin");
        Path two = folder.resolve("two.bin");
        EntityModelTrainer.main(new String[] {folder.toString(), one.toString()});
        EntityModelTrainer.main(new String[] {folder.toString(), two.toString(), "--held-out"});
        EntityModelTrainer.main(new String[] {folder.toString(), two.toString()});
        assertThat(two).hasSameBinaryContentAs(one);
    }
}
