package dev.newswire.launcher.command;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Asks a cluster through an admin client of its own; a cluster that does not answer is a plain error. */
final class Reachable {

    private static final int PATIENCE_MS = (int) Duration.ofSeconds(10).toMillis();

    private Reachable() {}

    static <T> T ask(ClusterConfig cluster, Function<Admin, T> question) {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
        settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        try (Admin admin = Admin.create(settings)) {
            return question.apply(admin);
        } catch (TimeoutException e) {
            throw new UserError(
                    ExitCode.UNREACHABLE, "the Kafka cluster at " + cluster.bootstrapServers() + " does not answer", e);
        } catch (AuthenticationException | AuthorizationException | UnsupportedVersionException e) {
            throw new UserError(
                    ExitCode.UNREACHABLE,
                    "the Kafka cluster at " + cluster.bootstrapServers() + " refused: " + e.getMessage(),
                    e);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UserError(
                    ExitCode.UNREACHABLE,
                    "cannot use the Kafka cluster at " + cluster.bootstrapServers() + ": " + cause.getMessage(),
                    e);
        }
    }
}
