package dev.newswire.sink.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.sink.contract.Items;
import dev.newswire.sink.contract.SinkTarget.Stored;
import dev.newswire.sink.file.FinishedFile.Copied;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FinishedFileTest {

    private static final int MANY = 700;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void copiesAllButTheErasedItems(FileFormat format) throws Exception {
        Path place = Files.createDirectories(folder.resolve("date=2026-03-01"));
        Path path = place.resolve("a." + format.extension());
        Path expected = place.resolve("b." + format.extension());
        Path copy = place.resolve("c." + format.extension());
        List<String> left = new ArrayList<>();
        try (ItemFile file = format.create(path);
                ItemFile without = format.create(expected)) {
            for (int number = 0; number < MANY; number++) {
                var item = Items.rich(number);
                file.write(item);
                if (number % 100 != 7) {
                    without.write(item);
                    left.add(item.getId());
                }
            }
        }
        Set<String> erased = Set.of(id(7), id(107), id(207), id(307), id(407), id(507), id(607), "nobody");
        FinishedFile finished = FileFormat.finished(path).orElseThrow();

        assertThat(finished.holdsAny(erased)).isTrue();
        assertThat(finished.holdsAny(Set.of("nobody"))).isFalse();
        assertThat(finished.copyWithout(erased, copy)).isEqualTo(new Copied(MANY - 7, 7));
        assertThat(FileFormat.finished(copy).orElseThrow().holdsAny(erased)).isFalse();
        Files.delete(path);
        if (format != FileFormat.AVRO) {
            assertThat(Readers.rows("SELECT * FROM '" + copy + "'"))
                    .isEqualTo(Readers.rows("SELECT * FROM '" + expected + "'"));
        } else {
            Files.delete(expected);
            assertThat(Readers.stored(folder)).extracting(Stored::id).isEqualTo(left);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesAFileOfNothing(FileFormat format) throws Exception {
        Path path = folder.resolve("a." + format.extension());
        Path copy = folder.resolve("b." + format.extension());
        try (ItemFile file = format.create(path)) {
            file.write(Items.rich(1));
        }

        assertThat(FileFormat.finished(path).orElseThrow().copyWithout(Set.of(id(1)), copy))
                .isEqualTo(new Copied(0, 1));
        assertThat(FileFormat.finished(copy).orElseThrow().holdsAny(Set.of(id(1))))
                .isFalse();
    }

    @Test
    void leavesLinesThatAreNoItemsAsTheyAre() throws Exception {
        Path path = folder.resolve("a.jsonl");
        Path copy = folder.resolve("b.jsonl");
        String others = "no JSON {\n[\"id\"]\n{\"other\":{\"id\":\"gone\"}}\n\n{\"id\":7}\n{\"id\":\"cut";
        Files.writeString(path, "{\"a\":[{\"id\":1}],\"id\":\"gone\"}\n" + others);

        assertThat(new FinishedJsonLines(path).copyWithout(Set.of("gone"), copy))
                .isEqualTo(new Copied(6, 1));
        assertThat(copy).hasContent(others);
    }

    @Test
    void saysWhichFileIsNotOfItsFormat() throws Exception {
        for (String name : List.of("a.avro", "b.parquet", "c.parquet", "d.parquet")) {
            Path path = folder.resolve(name);
            Files.write(
                    path,
                    name.startsWith("d")
                            ? new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 0, 0, 0, 'P', 'A', 'R', '1'}
                            : new byte[name.startsWith("c") ? 3 : 40]);
            assertThatThrownBy(() -> FileFormat.finished(path).orElseThrow().holdsAny(Set.of("x")))
                    .isInstanceOf(IOException.class);
        }
        assertThat(FileFormat.finished(Path.of("notes.txt"))).isEmpty();
    }

    private static String id(int number) {
        return Items.rich(number).getId();
    }
}
