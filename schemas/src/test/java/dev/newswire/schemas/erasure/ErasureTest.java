package dev.newswire.schemas.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

final class ErasureTest {

    @Test
    void readsWhatItWrites() {
        RecordHeaders headers = new RecordHeaders();
        for (Erasure one : Erasure.values()) {
            one.writeTo(headers);
            assertThat(Erasure.readFrom(headers)).contains(one);
        }
        assertThat(headers.toArray()).hasSize(1);
        assertThat(new String(headers.lastHeader(Erasure.HEADER).value(), StandardCharsets.UTF_8))
                .isEqualTo("let-in");
    }

    @Test
    void knowsNothingOfOtherHeaders() {
        RecordHeaders headers = new RecordHeaders();
        assertThat(Erasure.readFrom(headers)).isEmpty();
        headers.add(Erasure.HEADER, "for ever".getBytes(StandardCharsets.UTF_8));
        assertThat(Erasure.readFrom(headers)).isEmpty();
        headers.add(Erasure.HEADER, null);
        assertThat(Erasure.readFrom(headers)).isEmpty();
    }
}
