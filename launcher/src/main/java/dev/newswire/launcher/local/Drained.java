package dev.newswire.launcher.local;

import dev.newswire.monitor.lag.GroupLag;
import dev.newswire.monitor.lag.GroupLagReader;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Waits until groups have read everything there is for them. */
public final class Drained {

    private static final Duration LOOK = Duration.ofMillis(250);

    private Drained() {}

    /**
     * Waits for one group after the other, in the order in which they feed each other: what an earlier one wrote stands
     * before a later one is looked at.
     *
     * @throws UserError when they have not got there in time
     */
    public static void await(GroupLagReader lag, List<String> groups, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        for (String group : groups) {
            while (!drained(lag.read(), group)) {
                if (System.nanoTime() > end) {
                    throw new UserError(
                            ExitCode.FAILED,
                            "the group " + group + " has not read everything within " + longest.toSeconds() + " s");
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private static boolean drained(List<GroupLag> groups, String name) {
        return groups.stream()
                .filter(group -> group.group().equals(name))
                .anyMatch(group -> !group.partitions().isEmpty() && group.lag() == 0);
    }
}
