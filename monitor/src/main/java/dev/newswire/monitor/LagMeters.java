package dev.newswire.monitor;

import dev.newswire.monitor.lag.PartitionLag;
import dev.newswire.monitor.status.GroupStatus;
import dev.newswire.monitor.status.LagStatus;
import dev.newswire.monitor.status.PartitionStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shows lag under the names that dashboards for Kafka know, and what it means under ours. Time lag goes on growing between
 * samples.
 */
final class LagMeters {
    private static final double MILLIS = 1000.0;

    private final MultiGauge lag;
    private final MultiGauge seconds;
    private final MultiGauge partitions;
    private final MultiGauge written;
    private final MultiGauge read;
    private final MultiGauge catchUp;
    private final MultiGauge retention;
    private final Clock clock;

    LagMeters(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.lag = MultiGauge.builder("kafka.consumergroup.group.lag")
                .description("Records a group has not read yet; transaction markers are not records")
                .register(registry);
        this.seconds = MultiGauge.builder("kafka.consumergroup.group.lag.seconds")
                .description("Age of the next record a group has to read; 0 when there is none")
                .register(registry);
        this.partitions = gauge(registry, "newswire.monitor.group.partitions", "Partitions of a group by their status");
        this.written = gauge(
                registry, "newswire.monitor.group.written.rate", "Offsets written a second to what a group reads");
        this.read = gauge(registry, "newswire.monitor.group.read.rate", "Offsets a group moves on a second");
        this.catchUp = gauge(
                registry,
                "newswire.monitor.group.catch.up.seconds",
                "Time until a group has read everything; absent while it never will");
        this.retention = gauge(
                registry,
                "newswire.monitor.group.retention.used.ratio",
                "Share of retention used up by the next record a group has to read");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    void show(List<GroupStatus> groups) {
        List<Row<?>> lags = new ArrayList<>();
        List<Row<?>> ages = new ArrayList<>();
        for (GroupStatus group : groups) {
            for (PartitionLag partition : group.lag().partitions()) {
                Tags tags = Tags.of(
                        "group", group.lag().group(),
                        "topic", partition.topic(),
                        "partition", String.valueOf(partition.partition()));
                lags.add(Row.of(tags, partition.lag()));
                ages.add(Row.of(tags, partition, this::ageSeconds));
            }
        }
        lag.register(lags, true);
        seconds.register(ages, true);
        partitions.register(statuses(groups), true);
        written.register(rows(groups, GroupStatus::writtenPerSecond), true);
        read.register(rows(groups, GroupStatus::readPerSecond), true);
        catchUp.register(rows(groups, LagMeters::catchUpSeconds), true);
        retention.register(rows(groups, GroupStatus::retentionUsed), true);
    }

    /** Only what there is: of a group that is well, one row. */
    private static List<Row<?>> statuses(List<GroupStatus> groups) {
        List<Row<?>> rows = new ArrayList<>();
        for (GroupStatus group : groups) {
            Map<LagStatus, Integer> counts = new TreeMap<>();
            for (PartitionStatus partition : group.partitions()) {
                LagStatus status = partition.status();
                if (status != null) {
                    counts.merge(status, 1, Integer::sum);
                }
            }
            counts.forEach((status, count) ->
                    rows.add(Row.of(Tags.of("group", group.lag().group(), "status", status.label()), count)));
        }
        return rows;
    }

    private static List<Row<?>> rows(List<GroupStatus> groups, Function<GroupStatus, @Nullable Double> value) {
        List<Row<?>> rows = new ArrayList<>();
        for (GroupStatus group : groups) {
            Double number = value.apply(group);
            if (number != null) {
                rows.add(Row.of(Tags.of("group", group.lag().group()), number));
            }
        }
        return rows;
    }

    private static @Nullable Double catchUpSeconds(GroupStatus group) {
        Duration left = group.catchUp();
        return left == null ? null : left.toMillis() / MILLIS;
    }

    private double ageSeconds(PartitionLag partition) {
        Duration age = partition.timeLag(clock.instant());
        return age == null ? 0 : age.toMillis() / MILLIS;
    }
}
