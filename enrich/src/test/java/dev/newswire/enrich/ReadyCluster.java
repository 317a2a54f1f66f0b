package dev.newswire.enrich;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.registry.SchemaRegistry;
import dev.newswire.schemas.topic.TopicAdmin;
import org.apache.kafka.clients.admin.Admin;

/** A broker and a registry with all topics and contracts. */
final class ReadyCluster {

    private ReadyCluster() {}

    static ClusterConfig of(EmbeddedBroker broker, EmbeddedRegistry registry) throws Exception {
        ClusterConfig cluster = ClusterConfig.of(broker.address(), registry.address());
        try (Admin admin = Admin.create(cluster.kafka());
                SchemaRegistry schemas = new SchemaRegistry(cluster.registry())) {
            new TopicAdmin(admin).create();
            schemas.register();
        }
        return cluster;
    }
}
