package dev.newswire.enrich.topology;

import dev.newswire.schemas.serde.RegistryOutage;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/** Dead-letters what cannot be read; stops, to be restarted, when the registry could not be asked. */
public final class UnreadableRecords implements DeserializationExceptionHandler {

    private final LogAndContinueExceptionHandler builder = new LogAndContinueExceptionHandler();
    private final Refusal refusal = new Refusal();

    @Override
    public Response handleError(ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        if (RegistryOutage.causedBy(failure)) {
            return Response.fail();
        }
        return Response.resume(refusal.complete(
                builder.handleError(context, record, failure).deadLetterQueueRecords(),
                context,
                failure,
                "undecodable"));
    }

    @Override
    public void configure(Map<String, ?> settings) {
        builder.configure(settings);
        refusal.configure(settings);
    }
}
