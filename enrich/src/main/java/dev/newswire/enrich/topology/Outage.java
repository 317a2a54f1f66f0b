package dev.newswire.enrich.topology;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells an outage from poison, by type. */
public final class Outage {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private Outage() {}

    /** Whether the same record may well succeed later: the registry or the cluster was not there. */
    public static boolean causedBy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                return answer.getStatus() >= SERVER_ERROR || answer.getStatus() == TOO_MANY_REQUESTS;
            }
            if (cause instanceof IOException
                    || cause instanceof RetriableException
                    || cause instanceof dev.newswire.runtime.error.RetriableException) {
                return true;
            }
        }
        return false;
    }
}
