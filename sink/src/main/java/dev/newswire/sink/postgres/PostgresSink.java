package dev.newswire.sink.postgres;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKeys;
import dev.newswire.sink.SinkConfig;
import dev.newswire.sink.SinkService;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/** The PostgreSQL sink as a whole, for those who start it. */
public final class PostgresSink {

    /** Every key of the module. */
    public static final ConfigKeys KEYS = SinkConfig.KEYS.and(PostgresConfig.KEYS);

    private PostgresSink() {}

    /** The service that {@code config} describes; the caller starts and closes it. */
    public static SinkService service(Config config, ClusterConfig cluster, MeterRegistry meters) {
        return new SinkService(
                SinkConfig.from(config),
                cluster,
                new PostgresWriter(PostgresConfig.from(config)),
                meters,
                Clock.systemUTC());
    }
}
