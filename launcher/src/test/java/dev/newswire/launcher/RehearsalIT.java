package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start of enrich costs, on the built program and without a cluster. */
class RehearsalIT {
    private static final Pattern LINE = Pattern.compile(
            "Ready ([0-9.]+) s after the process began, with ([0-9.]+) s of processor time; .* a first article of [1-9].*");

    /** About twice what it takes: the clock depends on what else the machine does, the processor's time less so. */
    private static final double MOST_PROCESSOR_SECONDS = 7;

    @Test
    void startsWithinTheHeapOfTheServiceAndSaysWhatItTook(@TempDir Path scratch) {
        try (CommandProcess rehearsal =
                CommandProcess.start(scratch, List.of("-Xmx300m"), List.of("enrich", "--rehearse"))) {
            assertThat(rehearsal.exitCode(Duration.ofMinutes(1)))
                    .as(rehearsal.err())
                    .isZero();

            Matcher line = LINE.matcher(rehearsal.out().strip());
            System.out.println(rehearsal.out().strip());
            assertThat(line.matches()).as(rehearsal.out()).isTrue();
            assertThat(Double.parseDouble(line.group(1))).isPositive();
            assertThat(Double.parseDouble(line.group(2))).isBetween(0.1, MOST_PROCESSOR_SECONDS);
        }
    }

    /** The start script gives it to the JVM; with one that does not fit the jars a start is slower, and nobody would notice. */
    @Test
    void theBuildKeepsClassesThatFitItsJars(@TempDir Path scratch) {
        Path home = Path.of(System.getProperty("newswire.home"));
        Path archive = home.resolve("classes-" + System.getProperty("java.vm.version") + ".jsa");
        ProcessBuilder strict = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:on",
                "-XX:SharedArchiveFile=" + archive,
                "-cp",
                home.resolve("lib").resolve("newswire.jar").toString(),
                "dev.newswire.launcher.Newswire",
                "--version");

        try (CommandProcess version = CommandProcess.start(scratch, strict)) {
            assertThat(version.exitCode(Duration.ofMinutes(1)))
                    .as(version.out() + version.err())
                    .isZero();
        }
    }
}
