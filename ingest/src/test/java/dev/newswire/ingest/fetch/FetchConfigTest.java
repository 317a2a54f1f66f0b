package dev.newswire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.runtime.config.InvalidConfigException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FetchConfigTest {

    private static FetchConfig with(String... assignments) {
        return FetchConfig.from(
                ConfigLoader.of(FetchConfig.KEYS).set(List.of(assignments)).load());
    }

    @Test
    void allowsNoPrivateAddressUnlessTold() {
        assertThat(with().allow()).isEmpty();
        assertThat(with().downgrade()).isFalse();
        assertThat(with().budget().spacing()).isEqualTo(Duration.ofSeconds(1));
        assertThat(with("ingest.fetch.allow=10.0.0.0/8, wiki.example").allow())
                .containsExactly("10.0.0.0/8", "wiki.example");
    }

    @Test
    void takesNoAllowanceThatCannotBeOne() {
        assertThatThrownBy(() -> with("ingest.fetch.allow=10.0.0.0/40")).isInstanceOf(InvalidConfigException.class);
    }

    @Test
    void takesNoContactThatWouldBreakAHeader() {
        assertThatThrownBy(() -> with("ingest.fetch.contact=me) evil (")).isInstanceOf(InvalidConfigException.class);
        assertThatThrownBy(() -> with("ingest.fetch.contact=a\nX-Evil: 1")).isInstanceOf(InvalidConfigException.class);
    }

    @Test
    void namesItselfAndItsOperator() {
        assertThat(PoliteFetcher.userAgent("1.0", "mailto:news@reader.example"))
                .isEqualTo("Newswire/1.0 (+mailto:news@reader.example)");
        assertThat(PoliteFetcher.userAgent("1.0", "")).isEqualTo("Newswire/1.0 (no contact given)");
    }
}
