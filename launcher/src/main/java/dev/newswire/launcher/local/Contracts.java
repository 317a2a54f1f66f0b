package dev.newswire.launcher.local;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.registry.SchemaRegistry;
import dev.newswire.schemas.registry.SubjectState;
import dev.newswire.schemas.registry.SubjectState.Status;
import dev.newswire.schemas.topic.TopicAdmin;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;

/** Brings topics and schemas to a cluster of one's own. */
final class Contracts {

    private Contracts() {}

    /** Creates missing topics and registers missing schemas, side by side. */
    static void bring(ClusterConfig cluster, Duration deadLettersKept) {
        CompletableFuture<Void> schemas = CompletableFuture.runAsync(() -> register(cluster));
        try (Admin admin = Admin.create(cluster.kafka())) {
            new TopicAdmin(admin, deadLettersKept).create();
        }
        try {
            schemas.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void register(ClusterConfig cluster) {
        try (SchemaRegistry registry = new SchemaRegistry(cluster.registry())) {
            for (SubjectState state : registry.register()) {
                if (state.status() == Status.INCOMPATIBLE) {
                    throw new UserError(
                            ExitCode.FAILED,
                            "the schema of " + state.subject() + " cannot read what this data folder holds: "
                                    + String.join("; ", state.problems()));
                }
            }
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.UNREACHABLE, "the schema registry does not take the schemas: " + e.getMessage(), e);
        }
    }
}
