package dev.newswire.sink.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.RecordTrust;
import dev.newswire.sink.Sinks;
import dev.newswire.sink.contract.Items;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FormatsTest {

    private static final String HOSTILE = "NUL \u0000, half a pair \uD83D, \"quotes\", \u2028 and 世界";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"JSONL", "PARQUET"})
    void isReadByDuckDbInOneLine(FileFormat format) throws Exception {
        Path place = Files.createDirectories(folder.resolve("date=2026-03-01/category=sport"));
        try (ItemFile file = format.create(place.resolve("a." + format.extension()))) {
            for (int number = 0; number < 50; number++) {
                file.write(Items.rich(number));
            }
            file.write(Items.item("hostile", 7).setTitle(HOSTILE).build());
            assertThat(file.bytes()).isPositive();
        }

        String files = "'" + folder + "/date=*/*/*." + format.extension() + "'";
        assertThat(Readers.rows("SELECT category, CAST(date AS VARCHAR), count(*), sum(len(entities)),"
                        + " max(revision), max(publishedAt) > '2026-01-01' FROM " + files + " GROUP BY ALL"))
                .containsExactly(List.of("sport", "2026-03-01", "51", "600", "7", "true"));
        assertThat(Readers.rows("SELECT e.name, count(*) AS items FROM (SELECT unnest(entities) AS e FROM " + files
                        + ") GROUP BY e.name ORDER BY items DESC, e.name LIMIT 1"))
                .containsExactly(List.of("Name 11", "12"));
        assertThat(Readers.rows("SELECT title FROM " + files + " WHERE id = 'hostile'")
                        .get(0)
                        .get(0))
                .contains("NUL")
                .endsWith("世界");
    }

    @Test
    void keepsEverythingInAvrosContainer() throws Exception {
        RecordTrust.establish();
        Path path = folder.resolve("a.avro");
        try (ItemFile file = FileFormat.AVRO.create(path)) {
            for (int number = 0; number < 50; number++) {
                file.write(Items.rich(number));
            }
        }
        try (DataFileReader<EnrichedItem> reader =
                new DataFileReader<>(path.toFile(), new SpecificDatumReader<>(EnrichedItem.class))) {
            List<EnrichedItem> items =
                    StreamSupport.stream(reader.spliterator(), false).toList();
            assertThat(items).hasSize(50).endsWith(Items.rich(49));
        }
    }

    @Test
    void readsEveryKey() {
        Config config = ConfigLoader.of(Sinks.KEYS)
                .set(List.of(
                        "sink.file.folder=/data/items",
                        "sink.file.format=parquet",
                        "sink.file.roll.size=1MiB",
                        "sink.file.roll.every=1m",
                        "sink.file.open=7"))
                .load();

        assertThat(FileConfig.from(config))
                .isEqualTo(
                        new FileConfig(Path.of("/data/items"), FileFormat.PARQUET, 1 << 20, Duration.ofMinutes(1), 7));
        assertThat(new FileSink().writers(config)).singleElement().isInstanceOf(FolderWriter.class);
    }
}
