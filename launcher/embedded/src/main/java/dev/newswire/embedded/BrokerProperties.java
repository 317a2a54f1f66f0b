package dev.newswire.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Broker settings for a single node on loopback that shares two cores and little memory with everything else. */
final class BrokerProperties {
    static final String CONTROLLER = "CONTROLLER";
    /** Items carry up to 10 MiB of input; encoded, with text extracted from it, a record may be three times that. */
    static final int MAX_MESSAGE_BYTES = 33 << 20;

    private static final String CLIENTS = "CLIENTS";
    private static final int MIB = 1 << 20;

    private BrokerProperties() {}

    static Map<String, Object> of(Path log, int controllerPort, BrokerConfig config) {
        Map<String, Object> properties = new HashMap<>();
        node(properties, log, config.port(), controllerPort);
        config.security().ifPresent(security -> SecuredProperties.add(properties, CLIENTS, security));
        singleCopy(properties);
        quickRecovery(properties);
        groups(properties);
        smallFootprint(properties);
        // Kafka parses text to the width each setting wants, but takes a number only in exactly that width.
        properties.replaceAll((name, value) -> value.toString());
        return properties;
    }

    /** The controller of the same node without its broker, impatient with brokers that do not answer. */
    static Map<String, Object> ofControllerAlone(Path log, int controllerPort) {
        Map<String, Object> properties = new HashMap<>();
        controller(properties, log, controllerPort);
        properties.put("process.roles", "controller");
        properties.put("listeners", CONTROLLER + "://127.0.0.1:" + controllerPort);
        properties.put("broker.session.timeout.ms", 500);
        properties.put("broker.heartbeat.interval.ms", 100);
        properties.replaceAll((name, value) -> value.toString());
        return properties;
    }

    private static void controller(Map<String, Object> properties, Path log, int controllerPort) {
        properties.put("node.id", 1);
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("listener.security.protocol.map", CONTROLLER + ":PLAINTEXT," + CLIENTS + ":PLAINTEXT");
        properties.put("log.dirs", log.toString());
    }

    private static void node(Map<String, Object> properties, Path log, int port, int controllerPort) {
        controller(properties, log, controllerPort);
        properties.put("process.roles", "broker,controller");
        properties.put("inter.broker.listener.name", CLIENTS);
        properties.put(
                "listeners", CLIENTS + "://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", CLIENTS + "://127.0.0.1:" + port);
        properties.put("auto.create.topics.enable", false);
        properties.put("message.max.bytes", MAX_MESSAGE_BYTES);
        properties.put("replica.fetch.max.bytes", MAX_MESSAGE_BYTES);
    }

    private static void singleCopy(Map<String, Object> properties) {
        properties.put("default.replication.factor", 1);
        properties.put("min.insync.replicas", 1);
        properties.put("num.partitions", 1);
        properties.put("offsets.topic.replication.factor", 1);
        properties.put("offsets.topic.num.partitions", 1);
        properties.put("transaction.state.log.replication.factor", 1);
        properties.put("transaction.state.log.min.isr", 1);
        properties.put("transaction.state.log.num.partitions", 1);
        properties.put("share.coordinator.state.topic.replication.factor", 1);
        properties.put("share.coordinator.state.topic.min.isr", 1);
        properties.put("share.coordinator.state.topic.num.partitions", 1);
    }

    private static void quickRecovery(Map<String, Object> properties) {
        // After a crash the controller waits this long before the same broker may come back.
        properties.put("broker.session.timeout.ms", 2_000);
        properties.put("broker.heartbeat.interval.ms", 500);
        properties.put("server.max.startup.time.ms", 60_000);
        // A producer that died inside a transaction holds back every reader of committed records until this runs.
        properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", 1_000);
        // No flush settings: an acknowledged record is in the page cache, which a kill -9 of this process leaves
        // alone. Only a crash of the operating system loses what it had not written yet; clusters replicate for that.
    }

    private static void groups(Map<String, Object> properties) {
        properties.put("group.initial.rebalance.delay.ms", 0);
        // Lets a member that asks for it be missed sooner than after the six seconds that clusters insist on.
        properties.put("group.min.session.timeout.ms", 1_000);
        for (String protocol : new String[] {"streams", "consumer"}) {
            properties.put("group." + protocol + ".min.heartbeat.interval.ms", 500);
            properties.put("group." + protocol + ".heartbeat.interval.ms", 1_000);
            properties.put("group." + protocol + ".min.session.timeout.ms", 3_000);
            properties.put("group." + protocol + ".session.timeout.ms", 6_000);
        }
    }

    private static void smallFootprint(Map<String, Object> properties) {
        properties.put("num.network.threads", 2);
        properties.put("num.io.threads", 2);
        properties.put("background.threads", 2);
        properties.put("num.recovery.threads.per.data.dir", 2);
        properties.put("num.replica.alter.log.dirs.threads", 1);
        properties.put("log.cleaner.threads", 1);
        properties.put("log.cleaner.dedupe.buffer.size", 4 * MIB);
        properties.put("log.segment.bytes", 128 * MIB);
        properties.put("log.index.size.max.bytes", MIB);
        properties.put("offsets.topic.segment.bytes", 8 * MIB);
        properties.put("offsets.load.buffer.size", MIB);
        properties.put("transaction.state.log.segment.bytes", 8 * MIB);
        properties.put("transaction.state.log.load.buffer.size", MIB);
        properties.put("share.coordinator.state.topic.segment.bytes", 8 * MIB);
        properties.put("metadata.log.segment.bytes", 16 * MIB);
        properties.put("queued.max.requests", 64);
    }
}
