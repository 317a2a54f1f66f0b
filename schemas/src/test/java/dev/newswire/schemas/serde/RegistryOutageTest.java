package dev.newswire.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RegistryOutageTest {

    @Test
    void waitsForARegistryThatIsAway() {
        assertThat(causedBy(new ConnectException("refused"))).isTrue();
        assertThat(causedBy(new SocketTimeoutException("slow"))).isTrue();
        assertThat(causedBy(new UnknownHostException("nowhere"))).isTrue();
        assertThat(causedBy(new RestClientException("busy", 503, 50301))).isTrue();
        assertThat(causedBy(new RestClientException("slow down", 429, 42901))).isTrue();
        assertThat(causedBy(new TimeoutException("no answer"))).isTrue();
    }

    @Test
    void blamesTheBytesForTheRest() {
        assertThat(causedBy(new RestClientException("no such schema", 404, 40403)))
                .isFalse();
        assertThat(causedBy(new EOFException("broken off"))).isFalse();
        assertThat(causedBy(new InvalidNumberEncodingException("no long"))).isFalse();
        assertThat(causedBy(new IOException("whatever else a decoder says"))).isFalse();
        assertThat(causedBy(new ArrayIndexOutOfBoundsException(7))).isFalse();
    }

    private static boolean causedBy(Exception cause) {
        return RegistryOutage.causedBy(new SerializationException("Error deserializing", cause));
    }
}
