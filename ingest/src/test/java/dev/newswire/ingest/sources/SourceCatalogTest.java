package dev.newswire.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceCatalogTest {

    /** Nothing listens on the discard port, and nobody waits ten seconds for that in a test. */
    private final ClusterConfig nowhere = new ClusterConfig(
            Map.of("bootstrap.servers", "127.0.0.1:9", "default.api.timeout.ms", "300", "max.block.ms", "300"),
            Map.of("schema.registry.url", "http://127.0.0.1:9"));

    @Test
    void saysInOneSentenceThatNobodyAnswers() {
        SourceCatalog catalog = new SourceCatalog(nowhere);

        assertThatThrownBy(catalog::read).isInstanceOfSatisfying(UserError.class, SourceCatalogTest::unreachable);
        assertThatThrownBy(() -> catalog.edit(set -> SourceEdit.remove(List.of("a"))))
                .isInstanceOfSatisfying(UserError.class, SourceCatalogTest::unreachable);
    }

    @Test
    void takesNoEditThatContradictsItself() {
        assertThatThrownBy(() -> new SourceEdit(List.of(Sources.feed("a", "https://a.example/")), Set.of("a")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SourceEdit.put(
                        List.of(Sources.feed("a", "https://a.example/"), Sources.feed("a", "https://b.example/"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SourceEdit.put(List.of(Sources.feed("A b", "https://a.example/"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void unreachable(UserError error) {
        assertThat(error.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(error).hasMessageContaining("127.0.0.1:9").hasMessageContaining("newswire up");
    }
}
