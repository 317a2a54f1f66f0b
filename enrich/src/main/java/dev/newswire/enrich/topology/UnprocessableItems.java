package dev.newswire.enrich.topology;

import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.serde.RegistryOutage;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/** Dead-letters the record whose processing failed; stops, to be restarted, when something was not there. */
public final class UnprocessableItems implements ProcessingExceptionHandler {

    private final LogAndContinueProcessingExceptionHandler builder = new LogAndContinueProcessingExceptionHandler();
    private final Refusal refusal = new Refusal();

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        if (failure instanceof RetriableException || RegistryOutage.causedBy(failure)) {
            return Response.fail();
        }
        return Response.resume(refusal.complete(
                builder.handleError(context, record, failure).deadLetterQueueRecords(),
                context,
                failure,
                "unprocessable"));
    }

    @Override
    public void configure(Map<String, ?> settings) {
        builder.configure(settings);
        refusal.configure(settings);
    }
}
