package dev.newswire.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.newswire.ingest.identity.CanonicalUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class UrlFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void readsAnyBytesAsUrl(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Optional<String> canonical = CanonicalUrl.of(text);
        canonical.ifPresent(url -> {
            // Java knows no host in which a hyphen begins a part, or an underscore stands; the web does.
            assertThat(URI.create(url).getRawAuthority()).isNotBlank();
            assertThat(CanonicalUrl.of(url)).contains(url);
        });
        CanonicalUrl.resolve("https://example.com/a/b?c", text)
                .ifPresent(url -> assertThat(URI.create(url).getScheme()).startsWith("http"));
    }
}
