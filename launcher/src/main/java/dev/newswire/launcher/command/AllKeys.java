package dev.newswire.launcher.command;

import dev.newswire.enrich.EnrichConfig;
import dev.newswire.ingest.IngestConfig;
import dev.newswire.launcher.local.UpConfig;
import dev.newswire.monitor.MonitorConfig;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.ConfigKeys;
import dev.newswire.runtime.http.AdminConfig;
import dev.newswire.sink.Sinks;

/** Every setting of every module, so that one file serves all verbs and services. */
final class AllKeys {

    static final ConfigKeys LIST = ClusterConfig.KEYS
            .and(AdminConfig.KEYS)
            .and(IngestConfig.KEYS)
            .and(EnrichConfig.KEYS)
            .and(Sinks.KEYS)
            .and(MonitorConfig.KEYS)
            .and(UpConfig.KEYS);

    private AllKeys() {}
}
