package dev.newswire.monitor.status;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a group does, from good to worst. The rules are Burrow's where not said otherwise. */
public enum LagStatus {
    /** It has read everything at some moment of the window, or catches up. */
    OK("reads everything, or catches up"),
    /** It reads, and falls behind further all the time. */
    WARN("reads, but ever slower than is written"),
    /** Its committed offset went back within the window, and it has not caught up since. */
    REWIND("its committed offset went back"),
    /** A member holds the partition, there is something to read, and the committed offset does not move. */
    STALL("a member holds the partition and commits nothing new"),
    /** Nobody holds the partition, and there is something to read. */
    STOP("nobody reads, though there is something to read"),
    /** Of a group: at least one of its partitions is rewound, stalled or stopped. */
    ERR("a partition is rewound, stalled or stopped"),
    /** Not Burrow's: the topic is about to delete what was not read, or has done so. */
    RETENTION_RISK("what is not read yet is about to be deleted, or is already");

    private final String meaning;

    LagStatus(String meaning) {
        this.meaning = meaning;
    }

    /** As people write it: {@code RETENTION-RISK}. */
    public String label() {
        return name().replace('_', '-');
    }

    /** One clause in lower case. */
    public String meaning() {
        return meaning;
    }

    /** By its label or name, in any case. */
    public static Optional<LagStatus> of(String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (LagStatus status : values()) {
            if (status.name().equals(wanted)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** What a group is whose partitions are these; null when too little is known of one and none is worse than OK. */
    static @Nullable LagStatus ofGroup(Collection<PartitionStatus> partitions) {
        LagStatus worst = OK;
        boolean unknown = false;
        for (PartitionStatus partition : partitions) {
            LagStatus status = partition.status();
            unknown |= status == null;
            if (status != null && status.compareTo(worst) > 0) {
                worst = status;
            }
        }
        return switch (worst) {
            case REWIND, STALL, STOP -> ERR;
            case OK -> unknown ? null : OK;
            case WARN, ERR, RETENTION_RISK -> worst;
        };
    }

    /** All of them as a Markdown table, for the generated reference. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| status | meaning |\n|---|---|\n");
        for (LagStatus status : values()) {
            table.append("| ")
                    .append(status.label())
                    .append(" | ")
                    .append(status.meaning)
                    .append(" |\n");
        }
        return table.toString();
    }
}
