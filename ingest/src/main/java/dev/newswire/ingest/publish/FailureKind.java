package dev.newswire.ingest.publish;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** What is to be done about an exception of the producer, decided by its type (KIP-1050). */
enum FailureKind {
    /** One record is larger than its topic takes: it is refused, the others are sent again. */
    TOO_LARGE,
    /** The transaction is aborted and the same records are sent again. */
    ABORT,
    /** The producer's session is lost: a new producer takes over its id and sends the same records again. */
    RESTART,
    /** The consumer group no longer counts this process as the owner of what it commits for (KIP-447). */
    STALE,
    /** Somebody else took over, or nobody let us in: going on would be wrong. */
    FATAL;

    /** Looks through wrappers for the first exception whose type says what to do; of others, restarting is the cure. */
    static FailureKind of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException) {
                return TOO_LARGE;
            }
            if (cause instanceof CommitFailedException || cause instanceof FencedInstanceIdException) {
                return STALE;
            }
            if (cause instanceof ProducerFencedException
                    || cause instanceof AuthorizationException
                    || cause instanceof AuthenticationException
                    || cause instanceof UnsupportedVersionException
                    || cause instanceof InvalidConfigurationException) {
                return FATAL;
            }
            if (cause instanceof ApplicationRecoverableException || cause instanceof OutOfOrderSequenceException) {
                return RESTART;
            }
            if (cause instanceof RetriableException
                    || cause instanceof TransactionAbortableException
                    || cause instanceof TransactionAbortedException) {
                return ABORT;
            }
        }
        return RESTART;
    }
}
