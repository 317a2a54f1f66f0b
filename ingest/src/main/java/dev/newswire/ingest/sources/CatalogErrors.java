package dev.newswire.ingest.sources;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.serde.RegistryOutage;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/** What Kafka's clients throw, as one sentence a user can act on. */
final class CatalogErrors {

    private CatalogErrors() {}

    /** Does it, and throws a {@link UserError} for what goes wrong; {@code task} completes "while …". */
    static <T> T translated(ClusterConfig cluster, String task, Supplier<T> work) {
        try {
            return work.get();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw of(e, cluster, task);
        }
    }

    static UserError of(KafkaException failure, ClusterConfig cluster, String task) {
        String at = "the cluster at " + cluster.bootstrapServers();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigException) {
                return new UserError(ExitCode.USAGE, "Kafka refuses its settings: " + cause.getMessage(), failure);
            }
            if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
                return new UserError(
                        ExitCode.UNREACHABLE, "while " + task + ", " + at + " refused: " + cause.getMessage(), failure);
            }
            if (cause instanceof SerializationException) {
                return ofRegistry(failure, cluster);
            }
            if (cause instanceof RetriableException) {
                return new UserError(
                        ExitCode.UNREACHABLE,
                        "while " + task + ", " + at + " did not answer. Is 'newswire up' running?"
                                + " Another cluster is named with --set kafka.bootstrap.servers=HOST:PORT",
                        failure);
            }
        }
        return new UserError(
                ExitCode.FAILED, "while " + task + ", " + at + " failed: " + failure.getMessage(), failure);
    }

    private static UserError ofRegistry(KafkaException failure, ClusterConfig cluster) {
        return RegistryOutage.causedBy(failure)
                ? new UserError(
                        ExitCode.UNREACHABLE,
                        "the schema registry at " + cluster.registryUrl()
                                + " does not answer. Start it, or name another with --set registry.url=URL",
                        failure)
                : new UserError(
                        ExitCode.FAILED,
                        "the schema registry at " + cluster.registryUrl() + " does not know the schema of sources ("
                                + failure.getMessage() + "). 'newswire schemas register' registers it",
                        failure);
    }
}
