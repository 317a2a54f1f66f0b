package dev.newswire.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.fetch.guard.AddressGuard;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpelledHostsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/feed",
                "http://127.1/",
                "http://2130706433:8080/",
                "http://10.2.3.4/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://[::ffff:192.168.0.1]:80/",
                "http://localhost/feed",
                "http://printer.localhost/",
            })
    void refusesAHostOfAPrivateNetwork(String url) {
        assertThat(refusal(url, List.of()))
                .hasValueSatisfying(why -> assertThat(why).contains("ingest.fetch.allow"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "http://9.9.9.9/feed",
                "http://intranet.example/",
                "http://1.2.3.4.example/"
            })
    void letsEverythingElseBeTried(String url) {
        assertThat(refusal(url, List.of())).isEmpty();
    }

    @Test
    void letsPassWhatIsAllowed() {
        assertThat(refusal("http://10.2.3.4/", List.of("10.0.0.0/8"))).isEmpty();
        assertThat(refusal("http://localhost:8000/", List.of("localhost"))).isEmpty();
    }

    private static Optional<String> refusal(String url, List<String> allowed) {
        return new SpelledHosts(new AddressGuard(allowed))
                .refusal(SourceAddress.of(url).orElseThrow());
    }
}
