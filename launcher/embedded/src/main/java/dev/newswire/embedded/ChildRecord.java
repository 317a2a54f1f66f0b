package dev.newswire.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of the process ledger.
 *
 * @param started when the operating system says the process began; {@link Instant#EPOCH} where it does not say
 * @param token letters and digits on the command line of the process, unique to one start of one part
 */
record ChildRecord(String part, long pid, Instant started, String token) {
    // Linux derives start times from the boot time, which moves when the clock is set right.
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    static ChildRecord of(String part, ProcessHandle process, String token) {
        return new ChildRecord(part, process.pid(), started(process), token);
    }

    String line() {
        return part + ' ' + pid + ' ' + started + ' ' + token;
    }

    static Optional<ChildRecord> parse(String line) {
        List<String> fields = List.of(line.split(" ", -1));
        if (fields.size() != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ChildRecord(
                    fields.get(0), Long.parseLong(fields.get(1)), Instant.parse(fields.get(2)), fields.get(3)));
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** The process, when it still runs and is the recorded one, not a later one under the same id. */
    Optional<ProcessHandle> findAlive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        Duration apart = Duration.between(started, started(process)).abs();
        boolean carriesToken =
                process.info().commandLine().map(line -> line.contains(token)).orElse(true);
        return apart.compareTo(CLOCK_SLACK) <= 0 && carriesToken;
    }

    private static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
