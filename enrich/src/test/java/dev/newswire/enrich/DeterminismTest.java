package dev.newswire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.topology.ItemEnricher;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.RecordTrust;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same item gives the same bytes, whatever was read before it, on whatever thread, in whatever JVM. */
class DeterminismTest {

    private static final List<String> LANGUAGES = List.of("ru", "de", "fr", "es", "kk", "ar");
    private static final String ENGLISH = """
            ROTTERDAM, 30 April 2026 – Pilots at the port of Rotterdam went back to work on Thursday after their union, the \
            Dutch Pilots Association (DPA), and the port authority agreed on a pay rise of 4.5 per cent.

            “We got most of what we asked for,” said Marieke Dolstra, President of the DPA. According to Dolstra, 12 people \
            were injured in Lagos, Kenya and the United States. Tokayev met Kassym-Jomart Tokayev in Astana.
            """;

    private static List<RawItem> items = List.of();
    private static Map<String, String> expected = Map.of();

    @BeforeAll
    static void readOnce() {
        RecordTrust.establish();
        items = items();
        expected = digests(Enricher.load(), items);
    }

    @Test
    void makesTheSameBytesInAnotherOrder() {
        List<RawItem> shuffled = new ArrayList<>(items);
        Collections.reverse(shuffled);

        assertThat(digests(Enricher.load(), shuffled)).isEqualTo(expected);
    }

    @Test
    void makesTheSameBytesOnManyThreads() {
        Enricher enricher = Enricher.load();

        for (int round = 0; round < 3; round++) {
            Map<String, String> found = Collections.synchronizedMap(new TreeMap<>());
            items.parallelStream().forEach(item -> found.put(item.getId(), digest(enricher, item)));
            assertThat(found).isEqualTo(expected);
        }
    }

    /** Every JVM iterates over its unmodifiable sets and maps in an order of its own. */
    @Test
    void makesTheSameBytesInAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-Dfile.encoding=ISO-8859-1",
                        "-Duser.language=tr",
                        "-Duser.timezone=Asia/Almaty",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeterminismTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(printed.strip()).isEqualTo(expected.toString());
    }

    @Test
    void saysOnEachItemWhichModelsAndRulesSpoke() {
        EnrichedItem item = Enricher.load()
                .with(() -> dev.newswire.enrich.reference.Reference.EMPTY)
                .enrich(items.get(0), 1, Instant.EPOCH, Instant.EPOCH);

        assertThat(item.getProcessing().getModels())
                .containsOnlyKeys(
                        "text",
                        "date",
                        "language",
                        "entities",
                        "watchlist",
                        "categories",
                        "rules",
                        "quotations",
                        "phrases",
                        "amounts",
                        "stories")
                .allSatisfy((step, version) -> assertThat(version).isNotBlank());
    }

    /** What {@link #makesTheSameBytesInAnotherProcess} runs. */
    public static void main(String[] args) {
        RecordTrust.establish();
        System.out.println(digests(Enricher.load(), items()));
    }

    private static Map<String, String> digests(ItemEnricher enricher, List<RawItem> items) {
        Map<String, String> digests = new TreeMap<>();
        items.forEach(item -> digests.put(item.getId(), digest(enricher, item)));
        return digests;
    }

    private static String digest(ItemEnricher enricher, RawItem item) {
        try {
            ByteBuffer bytes =
                    enricher.enrich(item, 1, Instant.EPOCH, Instant.EPOCH).toByteBuffer();
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes);
            return HexFormat.of().formatHex(sha.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Texts in seven languages, those of the entity tests as one article each. */
    private static List<RawItem> items() {
        List<RawItem> items = new ArrayList<>();
        items.add(item("en", ENGLISH, BodyFormat.TEXT));
        items.add(item("en-html", "<h1>Strike ends</h1><p>" + ENGLISH.replace("\n\n", "</p><p>"), BodyFormat.HTML));
        for (String language : LANGUAGES) {
            try (InputStream in = DeterminismTest.class.getResourceAsStream("entity/ner/" + language + ".marked")) {
                String text = new String(Objects.requireNonNull(in, language).readAllBytes(), StandardCharsets.UTF_8);
                items.add(item(language, text, BodyFormat.TEXT));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return items;
    }

    private static RawItem item(String id, String body, BodyFormat format) {
        return RawItems.of(id, format, body, Instant.EPOCH);
    }
}
