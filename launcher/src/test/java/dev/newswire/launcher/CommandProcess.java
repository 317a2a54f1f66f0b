package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built program as a process of its own, started the way the start script starts it. */
final class CommandProcess implements AutoCloseable {

    /** Options of a process that ends before what the second compiler makes of its code pays. */
    static final List<String> BRIEF = List.of("-XX:TieredStopAtLevel=1");

    private static final Path HOME = Path.of(System.getProperty("newswire.home"));

    private final Process process;
    private final Path out;
    private final Path err;

    private CommandProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * @param scratch folder for what it prints and for its temporary files
     */
    static CommandProcess start(Path scratch, List<String> arguments) {
        return start(scratch, List.of(), arguments);
    }

    /**
     * @param options of the JVM, beside those every one has
     */
    static CommandProcess start(Path scratch, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + temporary(scratch),
                "-Dnewswire.home=" + HOME));
        command.addAll(options);
        command.addAll(List.of("-cp", HOME.resolve("lib") + "/*", "dev.newswire.launcher.Newswire"));
        command.addAll(arguments);
        return start(scratch, new ProcessBuilder(command));
    }

    /** Any program, as it is told to run but for where it prints to. */
    static CommandProcess start(Path scratch, ProcessBuilder builder) {
        try {
            Path out = Files.createTempFile(scratch, "out", ".txt");
            Path err = Files.createTempFile(scratch, "err", ".txt");
            builder.redirectOutput(out.toFile()).redirectError(err.toFile());
            return new CommandProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs to the end and answers the exit code. */
    int exitCode(Duration longest) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("Still running after " + longest + "; it said:\n" + out() + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** Waits until it has said something on standard error; fails when it ends first. */
    CommandProcess awaitSaid(String text, Duration longest) {
        await("'" + text + "' of " + process.info().commandLine())
                .atMost(longest)
                .pollInterval(Duration.ofMillis(100))
                .failFast(() -> assertThat(process.isAlive() || err().contains(text))
                        .as("It has ended without, and said: %s", err())
                        .isTrue())
                .until(() -> err().contains(text));
        return this;
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    long pid() {
        return process.pid();
    }

    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As Ctrl-C or a service manager would. */
    void terminate() {
        process.destroy();
    }

    /** Without a chance to clean up: SIGKILL. */
    void kill() {
        process.destroyForcibly();
        exitCode(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        List<ProcessHandle> family = descendants();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private static Path temporary(Path scratch) {
        try {
            return Files.createDirectories(scratch.resolve("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
