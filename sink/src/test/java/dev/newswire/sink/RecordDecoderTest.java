package dev.newswire.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.runtime.error.PoisonException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.contract.Items;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.EOFException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RecordDecoderTest {

    private static final byte[] VALUE = {1};

    @Test
    void readsItemsAndTombstones() {
        EnrichedItem item = Items.item("id", 1).build();

        assertThat(decode("id", VALUE, (topic, bytes) -> item).item()).isSameAs(item);
        assertThat(decode("id", null, (topic, bytes) -> item).item()).isNull();
    }

    @Test
    void tellsBytesThatAreNoItemFromARegistryThatIsAway() {
        assertPoison("undecodable", new SerializationException("magic byte"));
        assertPoison("undecodable", new SerializationException("cut off", new EOFException()));
        assertPoison("undecodable", new SerializationException("no schema", new RestClientException("", 404, 40403)));
        assertPoison("undecodable", new ArrayIndexOutOfBoundsException());
        assertRetriable(new SerializationException("away", new ConnectException("refused")));
        assertRetriable(new SerializationException("broken", new RestClientException("", 503, 50003)));
        assertRetriable(new SerializationException("busy", new RestClientException("", 429, 42901)));
        assertRetriable(new org.apache.kafka.common.errors.TimeoutException("late"));
    }

    @Test
    void refusesKeysThatDoNotNameTheItem() {
        EnrichedItem item = Items.item("id", 1).build();

        assertThatThrownBy(() -> decode("other", VALUE, (topic, bytes) -> item))
                .isInstanceOfSatisfying(
                        PoisonException.class, e -> assertThat(e.reason()).isEqualTo("key-mismatch"));
        for (byte[] key : new byte[][] {null, {}, {(byte) 0xff}}) {
            assertThatThrownBy(() -> new RecordDecoder((topic, bytes) -> item)
                            .decode(new ConsumerRecord<>("t", 0, 0, key, VALUE)))
                    .isInstanceOfSatisfying(
                            PoisonException.class, e -> assertThat(e.reason()).isEqualTo("no-key"));
        }
    }

    @Test
    void readsItsOwnMarksAlone() {
        NavigableSet<Long> letters = new TreeSet<>(Set.of(7L, 41L, 43L));
        assertThat(DeadLetterMark.read(DeadLetterMark.at(41, letters))).containsExactly(41L, 43L);
        assertThat(DeadLetterMark.at(41, letters).offset()).isEqualTo(41);
        assertThat(DeadLetterMark.read(DeadLetterMark.at(44, letters))).isEmpty();
        assertThat(DeadLetterMark.read(new OffsetAndMetadata(42))).isEmpty();
        assertThat(DeadLetterMark.read(new OffsetAndMetadata(42, "dead-lettered x")))
                .isEmpty();
        assertThat(DeadLetterMark.read(null)).isEmpty();
    }

    private static void assertPoison(String reason, RuntimeException thrown) {
        assertThatThrownBy(() -> decode("id", VALUE, throwing(thrown)))
                .isInstanceOfSatisfying(
                        PoisonException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static void assertRetriable(RuntimeException thrown) {
        assertThatThrownBy(() -> decode("id", VALUE, throwing(thrown))).isInstanceOf(RetriableException.class);
    }

    private static Deserializer<EnrichedItem> throwing(RuntimeException thrown) {
        return (topic, bytes) -> {
            throw thrown;
        };
    }

    private static SinkRecord decode(String key, byte @Nullable [] value, Deserializer<EnrichedItem> deserializer) {
        return new RecordDecoder(deserializer)
                .decode(new ConsumerRecord<>("t", 0, 0, key.getBytes(StandardCharsets.UTF_8), value));
    }
}
