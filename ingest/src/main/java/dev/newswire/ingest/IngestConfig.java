package dev.newswire.ingest;

import dev.newswire.ingest.fetch.FetchConfig;
import dev.newswire.ingest.http.HttpConfig;
import dev.newswire.ingest.page.PageConfig;
import dev.newswire.ingest.poll.PollConfig;
import dev.newswire.ingest.publish.PublishSettings;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.ingest.websub.WebSubConfig;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything about ingest that can be set.
 *
 * @param limits what is read at most
 * @param folders folders that the service watches
 * @param interval time between two looks at watched folders
 * @param settle how long a file must have stood unchanged before it is read
 * @param transactionItems most items and refusals in a transaction
 * @param transactionBytes most bytes in a transaction
 * @param transactionDelay longest an item waits for its transaction
 * @param publishTimeout longest one transaction is tried
 * @param instance name that keeps this process apart from others; empty for a random one
 * @param fetch how documents are fetched
 * @param page when the pages that items link to are fetched
 * @param http how items are taken in over HTTP
 * @param websub whether hubs are asked to push
 * @param poll how sources are polled
 */
public record IngestConfig(
        ReadLimits limits,
        List<Path> folders,
        Duration interval,
        Duration settle,
        int transactionItems,
        long transactionBytes,
        Duration transactionDelay,
        Duration publishTimeout,
        Optional<String> instance,
        FetchConfig fetch,
        PageConfig page,
        HttpConfig http,
        WebSubConfig websub,
        PollConfig poll) {

    private static final long MIB = 1024L * 1024;

    private static final ConfigKey<Long> ITEM_MAX_BYTES = ConfigKey.bytes(
                    "ingest.item.max-bytes", "10MiB", "Largest item that is read, in bytes before decoding.")
            .between(1024L, 10 * MIB);
    private static final ConfigKey<Long> UNPACKED_MAX_BYTES = ConfigKey.bytes(
                    "ingest.unpacked.max-bytes", "64GiB", "Most bytes that one compressed file may unpack to.")
            .atLeast(10 * MIB);
    private static final ConfigKey<List<String>> FOLDERS =
            ConfigKey.list("ingest.folders", "", "Folders that the service watches for files, separated by commas.");
    private static final ConfigKey<Duration> INTERVAL = ConfigKey.duration(
                    "ingest.watch.interval", "500ms", "Time between two looks at watched folders.")
            .between(Duration.ofMillis(10), Duration.ofHours(1));
    private static final ConfigKey<Duration> SETTLE = ConfigKey.duration(
                    "ingest.watch.settle", "1s", "How long a watched file must have stood unchanged before it is read.")
            .between(Duration.ZERO, Duration.ofHours(1));
    private static final ConfigKey<Integer> TRANSACTION_ITEMS = ConfigKey.integer(
                    "ingest.transaction.max-items", 500, "Most items and refusals in one Kafka transaction.")
            .between(1, 100_000);
    private static final ConfigKey<Long> TRANSACTION_BYTES = ConfigKey.bytes(
                    "ingest.transaction.max-bytes", "8MiB", "Size from which on a transaction is committed.")
            .between(1024L, 512 * MIB);
    private static final ConfigKey<Duration> TRANSACTION_DELAY = ConfigKey.duration(
                    "ingest.transaction.max-delay", "1s", "Longest that an item waits for its transaction.")
            .between(Duration.ofMillis(1), Duration.ofMinutes(1));
    private static final ConfigKey<Duration> PUBLISH_TIMEOUT = ConfigKey.duration(
                    "ingest.publish.timeout", "2m", "How long one transaction is tried again before giving up.")
            .between(Duration.ofSeconds(1), Duration.ofHours(1));
    private static final ConfigKey<Optional<String>> INSTANCE = ConfigKey.optionalText(
            "ingest.instance",
            "Name of this service among all that ingest; random when left out. Two at once must not share it.");

    /** All keys, in the order of their documentation. */
    public static final ConfigKeys KEYS = ConfigKeys.of(
                    ITEM_MAX_BYTES,
                    UNPACKED_MAX_BYTES,
                    FOLDERS,
                    INTERVAL,
                    SETTLE,
                    TRANSACTION_ITEMS,
                    TRANSACTION_BYTES,
                    TRANSACTION_DELAY,
                    PUBLISH_TIMEOUT,
                    INSTANCE)
            .and(FetchConfig.KEYS)
            .and(PageConfig.KEYS)
            .and(HttpConfig.KEYS)
            .and(WebSubConfig.KEYS)
            .and(PollConfig.KEYS);

    public IngestConfig {
        folders = List.copyOf(folders);
    }

    public static IngestConfig from(Config config) {
        return new IngestConfig(
                new ReadLimits(Math.toIntExact(config.get(ITEM_MAX_BYTES)), config.get(UNPACKED_MAX_BYTES)),
                config.get(FOLDERS).stream().map(Path::of).toList(),
                config.get(INTERVAL),
                config.get(SETTLE),
                config.get(TRANSACTION_ITEMS),
                config.get(TRANSACTION_BYTES),
                config.get(TRANSACTION_DELAY),
                config.get(PUBLISH_TIMEOUT),
                config.get(INSTANCE),
                FetchConfig.from(config),
                PageConfig.from(config),
                HttpConfig.from(config),
                WebSubConfig.from(config),
                PollConfig.from(config));
    }

    /** How files are published: under the instance's id, so that a successor aborts what a killed one left open. */
    PublishSettings folderPublishing() {
        return publishing("ingest-service-" + instance.orElseGet(IngestConfig::random));
    }

    /** How what is polled is published: under an id of its own, which fences nobody but a namesake. */
    PublishSettings pollPublishing() {
        return publishing("ingest-poll-" + instance.orElseGet(IngestConfig::random));
    }

    /** How a push publishes: always under an id of its own, since any number may run at once. */
    PublishSettings push() {
        return publishing("ingest-push-" + random());
    }

    /** How pushed requests are published: beside the folders, under an id of their own. */
    PublishSettings requests() {
        return publishing("ingest-http-" + instance.orElseGet(IngestConfig::random));
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }

    private PublishSettings publishing(String transactionalId) {
        return new PublishSettings(
                transactionalId, transactionItems, transactionBytes, transactionDelay, publishTimeout);
    }
}
