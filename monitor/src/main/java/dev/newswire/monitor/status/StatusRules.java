package dev.newswire.monitor.status;

import dev.newswire.monitor.lag.PartitionLag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a window of samples means, after the rules of Burrow (github.com/linkedin/Burrow/wiki/Consumer-Lag-Evaluation-Rules),
 * with three differences. A member that holds the partition tells STALL from STOP, as commit times do there. Going back
 * is looked for first, since a group that had read everything is the one that is rewound. And of a topic's retention
 * Burrow knows nothing. Pure.
 */
record StatusRules(double retentionRisk) {
    private static final int TWO = 2;

    /** Of a window whose newest sample is {@code latest}. */
    PartitionStatus judge(LagWindow window, PartitionLag latest) {
        Double written = rate(window, latest.logEndOffset() - window.end(0));
        Double read = rewound(window) || window.committed(0) == LagWindow.NOTHING
                ? null
                : rate(window, window.committed(window.size() - 1) - window.committed(0));
        return new PartitionStatus(latest, status(window, latest), written, read, catchUp(latest, written, read));
    }

    private @Nullable LagStatus status(LagWindow window, PartitionLag latest) {
        Double used = latest.retentionUsed();
        if (used != null && used >= retentionRisk) {
            return LagStatus.RETENTION_RISK;
        }
        if (latest.lag() == 0) {
            return LagStatus.OK;
        }
        if (rewound(window)) {
            return LagStatus.REWIND;
        }
        if (hadNoLag(window)) {
            return LagStatus.OK;
        }
        if (!window.isFull()) {
            return null;
        }
        if (window.committed(0) == window.committed(window.size() - 1)) {
            return latest.member() == null ? LagStatus.STOP : LagStatus.STALL;
        }
        return fallsBehind(window) ? LagStatus.WARN : LagStatus.OK;
    }

    private static boolean rewound(LagWindow window) {
        for (int i = 1; i < window.size(); i++) {
            if (window.committed(i) < window.committed(i - 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hadNoLag(LagWindow window) {
        for (int i = 0; i < window.size(); i++) {
            if (window.lag(i) == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean fallsBehind(LagWindow window) {
        for (int i = 1; i < window.size(); i++) {
            if (window.lag(i) < window.lag(i - 1)) {
                return false;
            }
        }
        return window.lag(window.size() - 1) > window.lag(0);
    }

    private static @Nullable Double rate(LagWindow window, long offsets) {
        return window.size() < TWO || window.seconds() <= 0 ? null : Math.max(0, offsets / window.seconds());
    }

    private static @Nullable Duration catchUp(PartitionLag latest, @Nullable Double written, @Nullable Double read) {
        if (latest.lag() == 0) {
            return Duration.ZERO;
        }
        if (written == null || read == null || read <= written) {
            return null;
        }
        return Duration.ofSeconds(Math.round(latest.gap() / (read - written)));
    }
}
