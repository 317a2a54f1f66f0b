package dev.newswire.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.embedded.junit.EmbeddedStack;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStack.class)
final class EmbeddedStackIT {
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;

    EmbeddedStackIT(EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.broker = broker;
        this.registry = registry;
    }

    @Test
    void carriesARecordOfThirtyTwoMebibytes() throws Exception {
        TestTopic topic = new TestTopic(broker.address(), "large");
        topic.create();
        String value = "x".repeat(32 << 20);
        topic.append(value);
        assertThat(topic.values()).containsExactly(value);
    }

    @Test
    void createsNoTopicByUse() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.address()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            assertThat(consumer.partitionsFor("mistyped", Duration.ofSeconds(5)))
                    .isEmpty();
            assertThat(admin.listTopics().names().get()).doesNotContain("mistyped");
        }
    }

    @Test
    void refusesAnIncompatibleSchema() throws Exception {
        TestSchemas schemas = new TestSchemas(registry.address());
        assertThat(schemas.register("item-value", TestSchemas.TITLE)).isEqualTo(200);
        assertThat(schemas.register("item-value", TestSchemas.TITLE + "," + TestSchemas.BODY_WITHOUT_DEFAULT))
                .isEqualTo(409);
    }
}
