package dev.newswire.embedded;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * What a crash leaves behind: a controller that still takes the broker that died for alive, and for the leader of every
 * partition.
 *
 * <p>If the new broker found its metadata so, it would take up its transactions at once, and lose the leadership in the
 * midst of it when the controller finds the old broker gone. Kafka 4.3.1 then takes partitions without a leader for
 * deleted ones, skips the markers of transactions that were already promised, and calls them complete: their records stay
 * invisible, and block every reader of committed records, for ever. So before the broker comes back, the controller runs
 * alone until it has fenced the old one. After a clean stop there is none, and nothing is done.
 */
final class StaleBroker {

    private static final String CLEAN_STOP = ".kafka_cleanshutdown";
    private static final String FENCED = "kafka.controller:type=KafkaController,name=FencedBrokerCount";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private StaleBroker() {}

    /** Whether a broker ran on this log and did not stop cleanly. */
    static boolean isOn(Path log) {
        return Files.exists(log.resolve("__cluster_metadata-0")) && !Files.exists(log.resolve(CLEAN_STOP));
    }

    /** Returns when the controller has fenced it. */
    static void fence(Path log, int controllerPort) throws Exception {
        KafkaRaftServer controller = new KafkaRaftServer(
                new KafkaConfig(BrokerProperties.ofControllerAlone(log, controllerPort), false), Time.SYSTEM);
        try {
            controller.startup();
            long end = System.nanoTime() + LONGEST.toNanos();
            while (fencedBrokers() == 0) {
                if (System.nanoTime() > end) {
                    throw new EmbeddingException("The controller did not notice within " + LONGEST.toSeconds()
                            + " s that the broker on " + log + " had died.");
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private static int fencedBrokers() throws JMException {
        try {
            Object count = ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(FENCED), "Value");
            return ((Number) count).intValue();
        } catch (InstanceNotFoundException early) {
            return 0;
        }
    }
}
