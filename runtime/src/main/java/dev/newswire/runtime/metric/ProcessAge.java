package dev.newswire.runtime.metric;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How long this process has been there. On Linux that includes what it was before it became the JVM, such as the start
 * script; elsewhere it is the time of the JVM.
 */
public final class ProcessAge {
    private static final Path STAT = Path.of("/proc/self/stat");
    private static final Path UPTIME = Path.of("/proc/uptime");
    /** Field 22 of proc(5), counted from the one behind the name in brackets, which may hold blanks. */
    private static final int START_TIME = 19;
    /** What the kernel shows times to programs in, whatever it counts in itself. */
    private static final int TICKS_A_SECOND = 100;

    private ProcessAge() {}

    /** The time since the process began. */
    public static Duration now() {
        try {
            return Files.isReadable(STAT) && Files.isReadable(UPTIME)
                    ? of(Files.readString(STAT), Files.readString(UPTIME))
                    : ofJvm();
        } catch (IOException | RuntimeException unreadable) {
            return ofJvm();
        }
    }

    /** The age of a process, by what proc(5) says of it and of the machine. */
    static Duration of(String stat, String uptime) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double began = Double.parseDouble(fields[START_TIME]) / TICKS_A_SECOND;
        double now = Double.parseDouble(uptime.split(" ", -1)[0]);
        return Duration.ofMillis(Math.round((now - began) * 1000));
    }

    private static Duration ofJvm() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }
}
