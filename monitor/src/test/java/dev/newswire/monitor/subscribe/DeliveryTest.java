package dev.newswire.monitor.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.EnrichedItem;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private final List<String> items = new ArrayList<>();
    private final List<Undecodable> broken = new ArrayList<>();
    private final Delivery delivery =
            new Delivery(item -> item.getId().startsWith("a"), item -> items.add(item.getId()), broken::add);

    @Test
    void everyRecordGoesOneOfFourWays() {
        accept("a1");
        accept("b1");
        accept(null);
        accept("?unknown magic byte");
        accept("!array too long");
        delivery.pass();
        assertThat(items).containsExactly("a1");
        assertThat(broken)
                .extracting(Undecodable::toString)
                .containsExactly("t-1@7: cannot read (unknown magic byte)", "t-1@7: array too long");
        assertThat(delivery.summary()).isEqualTo(new Summary(6, 1, 2, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Summary(5, 1, 1, 1, 1));
    }

    @Test
    void aRegistryThatDoesNotAnswerIsNotTheRecordsFault() {
        assertThatExceptionOfType(RetriableException.class)
                .isThrownBy(() -> accept("~"))
                .withMessageContaining("registry.url");
        assertThat(delivery.summary().read()).isZero();
    }

    private static SerializationException wrapped(Exception cause) {
        return new SerializationException("cannot read", cause);
    }

    private void accept(String value) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        try (ItemDecoder decoder = new ItemDecoder((topic, data) -> decode(data))) {
            delivery.accept(new ConsumerRecord<>("t", 1, 7, null, bytes), decoder);
        }
    }

    private static EnrichedItem decode(byte[] data) {
        String value = new String(data, StandardCharsets.UTF_8);
        return switch (value.charAt(0)) {
            case '?' -> throw wrapped(new IllegalArgumentException(value.substring(1)));
            case '!' -> throw new IndexOutOfBoundsException(value.substring(1));
            case '~' -> throw wrapped(new ConnectException("refused"));
            default -> Items.item(value).build();
        };
    }
}
