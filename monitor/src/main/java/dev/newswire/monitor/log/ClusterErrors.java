package dev.newswire.monitor.log;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.runtime.error.UserError;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** Sorts what Kafka's clients throw into our kinds, once, where it crosses the boundary. */
public final class ClusterErrors {
    private ClusterErrors() {}

    private static final int DEPTH = 10;

    /** The exception to throw for {@code thrown}; {@code task} completes "while …". */
    public static RuntimeException of(Throwable thrown, ClusterConfig cluster, String task) {
        String at = "the cluster at " + cluster.bootstrapServers();
        Throwable refusal = find(thrown, AuthenticationException.class, AuthorizationException.class);
        if (refusal != null) {
            return new UserError(
                    ExitCode.UNREACHABLE, "While " + task + ", " + at + " refused: " + refusal.getMessage(), thrown);
        }
        Throwable setting = find(thrown, ConfigException.class);
        if (setting != null) {
            return new UserError(ExitCode.USAGE, "Kafka refuses its settings: " + setting.getMessage(), thrown);
        }
        Throwable passing = find(
                thrown,
                org.apache.kafka.common.errors.RetriableException.class,
                java.util.concurrent.TimeoutException.class);
        if (passing != null) {
            return new RetriableException(
                    "While " + task + ", " + at + " did not answer: " + passing.getMessage()
                            + " — check that it runs and that kafka.bootstrap.servers is right.",
                    thrown);
        }
        Throwable cause =
                thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return new FatalException("While " + task + ", " + at + " failed: " + cause, thrown);
    }

    /** The clients wrap what happened in futures' exceptions and in plain ones of their own. */
    private static @Nullable Throwable find(Throwable thrown, Class<?>... types) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            Throwable candidate = cause;
            if (Arrays.stream(types).anyMatch(type -> type.isInstance(candidate))) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
