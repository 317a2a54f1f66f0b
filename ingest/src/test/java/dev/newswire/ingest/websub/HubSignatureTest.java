package dev.newswire.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSignatureTest {
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

    /** The second test case of RFC 2202 and RFC 4231. */
    @ParameterizedTest
    @CsvSource({
        "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "SHA256=5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843",
        "sha384=af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
        "sha512=164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
    })
    void knowsASignatureByEveryMethod(String header) {
        assertThat(HubSignature.valid(header, "Jefe", BODY)).isTrue();
        assertThat(HubSignature.valid(header, "jefe", BODY)).isFalse();
        assertThat(HubSignature.valid(header, "Jefe", new byte[3])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha1", "sha1=", "md5=5bdcc1", "=", "sha256=zz", "sha256=é"})
    void takesNothingElseForOne(String header) {
        assertThat(HubSignature.valid(header, "Jefe", BODY)).isFalse();
        assertThat(HubSignature.valid(null, "Jefe", BODY)).isFalse();
    }

    @Test
    void tellsCallbacksOfOneSourceAndTopicFromAllOthers() {
        CallbackKeys keys = new CallbackKeys("0123456789abcdef");
        String token = keys.token("wire", "https://example.org/feed");
        assertThat(keys.valid("wire", token, "https://example.org/feed")).isTrue();
        assertThat(keys.valid("wire", token)).isTrue();
        assertThat(keys.valid("wire", token, "https://example.org/other")).isFalse();
        assertThat(keys.valid("other", token)).isFalse();
        assertThat(keys.valid("wire", token.replace(token.charAt(30), token.charAt(30) == 'a' ? 'b' : 'a')))
                .isFalse();
        assertThat(new CallbackKeys("fedcba9876543210").valid("wire", token)).isFalse();
        assertThat(keys.hubSecret("wire", token)).hasSize(64).isNotEqualTo(keys.hubSecret("other", token));
        assertThat(new WebSubConfig(Optional.of("hush, hush, hush"), Duration.ofDays(1)).toString())
                .doesNotContain("hush");
    }
}
