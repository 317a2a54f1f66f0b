package dev.newswire.enrich.topology;

import dev.newswire.schemas.serde.RegistryOutage;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Dead-letters what cannot be serialised; leaves what the broker refuses to Kafka's own handler, since a refused send
 * has already broken the transaction and everything in it will be done again.
 */
public final class UnwritableRecords implements ProductionExceptionHandler {

    private final DefaultProductionExceptionHandler builder = new DefaultProductionExceptionHandler();
    private final Refusal refusal = new Refusal();

    @Override
    public Response handleError(ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception failure) {
        return builder.handleError(context, record, failure);
    }

    @Override
    @SuppressWarnings("rawtypes") // The interface is declared so.
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception failure,
            SerializationExceptionOrigin origin) {
        if (RegistryOutage.causedBy(failure)) {
            return Response.fail();
        }
        return Response.resume(refusal.complete(
                builder.handleSerializationError(context, record, failure, origin)
                        .deadLetterQueueRecords(),
                context,
                failure,
                "unserialisable"));
    }

    @Override
    public void configure(Map<String, ?> settings) {
        builder.configure(settings);
        refusal.configure(settings);
    }
}
