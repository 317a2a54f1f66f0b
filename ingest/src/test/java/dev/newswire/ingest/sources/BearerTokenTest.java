package dev.newswire.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class BearerTokenTest {

    @Test
    void keepsTheSecretOutOfItsHashAndItsWords() {
        BearerToken token = BearerToken.random(new SecureRandom());

        assertThat(token.text()).matches("nwp_[A-Za-z0-9_-]{43}");
        assertThat(token.hash()).matches("[0-9a-f]{64}").isEqualTo(new BearerToken(token.text()).hash());
        assertThat(token.toString()).doesNotContain(token.text());
        assertThat(BearerToken.random(new SecureRandom())).isNotEqualTo(token);
    }

    @Test
    void hashesAsEveryoneElseDoes() {
        assertThat(new BearerToken("abc").hash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
