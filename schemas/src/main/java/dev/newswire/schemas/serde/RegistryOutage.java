package dev.newswire.schemas.serde;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells, by type, a registry or cluster that was not there from bytes that will never be a record. */
public final class RegistryOutage {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private RegistryOutage() {}

    /** Whether reading or writing the same record may well succeed later. */
    public static boolean causedBy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                return answer.getStatus() >= SERVER_ERROR || answer.getStatus() == TOO_MANY_REQUESTS;
            }
            if (cause instanceof RetriableException || ofTheNetwork(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Not any IOException: Avro throws some of its own for bytes that break off or are no number. */
    private static boolean ofTheNetwork(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof InterruptedIOException
                || cause instanceof UnknownHostException
                || cause instanceof SSLException;
    }
}
