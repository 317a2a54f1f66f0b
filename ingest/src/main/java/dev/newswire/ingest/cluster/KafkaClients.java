package dev.newswire.ingest.cluster;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/** Makes Kafka clients from settings that users may have given. Stateless. */
public final class KafkaClients {
    private KafkaClients() {}

    /**
     * A client, which is the caller's to close.
     *
     * @throws UserError when Kafka does not take the settings
     */
    public static <T> T make(Supplier<T> client) {
        try {
            return client.get();
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UserError(ExitCode.USAGE, "The Kafka settings cannot be used: " + cause.getMessage() + ".", e);
        }
    }
}
