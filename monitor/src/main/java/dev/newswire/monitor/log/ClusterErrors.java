package dev.newswire.monitor.log;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.runtime.error.UserError;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Sorts what Kafka's clients throw into our kinds, once, where it crosses the boundary. */
public final class ClusterErrors {
    private ClusterErrors() {}

    /** The exception to throw for {@code thrown}; {@code task} completes "while …". */
    public static RuntimeException of(Throwable thrown, ClusterConfig cluster, String task) {
        Throwable cause =
                thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String at = "the cluster at " + cluster.bootstrapServers();
        if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
            return new UserError(
                    ExitCode.UNREACHABLE, "While " + task + ", " + at + " refused: " + cause.getMessage(), cause);
        }
        Throwable root = cause.getCause() == null ? cause : cause.getCause();
        if (root instanceof ConfigException || cause instanceof ConfigException) {
            return new UserError(ExitCode.USAGE, "Kafka refuses its settings: " + root.getMessage(), cause);
        }
        if (cause instanceof org.apache.kafka.common.errors.RetriableException
                || cause instanceof java.util.concurrent.TimeoutException) {
            return new RetriableException(
                    "While " + task + ", " + at + " did not answer: " + cause.getMessage()
                            + ". Check that it runs and that kafka.bootstrap.servers is right.",
                    cause);
        }
        return new FatalException("While " + task + ", " + at + " failed: " + cause, cause);
    }
}
