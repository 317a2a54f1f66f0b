package dev.newswire.sink.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link SinkProcess} as the test sees it: how far it is, and how it is killed while it writes a batch. */
final class WriterProcess {

    private final Process process;
    private final Thread listener;
    private volatile int written;
    private volatile int claims;
    private volatile boolean doomed;
    private volatile double depth;
    private volatile boolean inBatch;
    private volatile long batchNanos;

    WriterProcess(List<String> arguments, Path log) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES="
                        + System.getProperty("org.apache.avro.SERIALIZABLE_PACKAGES", ""),
                "-cp",
                path,
                SinkProcess.class.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        listener = new Thread(this::listen, "writer-process-" + process.pid());
        listener.start();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            long begun = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(SinkProcess.BEGUN)) {
                    begun = System.nanoTime();
                    inBatch = number(line) > 0;
                    if (inBatch && doomed) {
                        kill();
                    }
                } else if (line.startsWith(SinkProcess.ENDED)) {
                    inBatch = false;
                    batchNanos = System.nanoTime() - begun;
                    written += number(line);
                } else if (line.startsWith(SinkProcess.CLAIMED)) {
                    claims = number(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring(line.indexOf(' ') + 1));
    }

    private void kill() throws InterruptedException {
        if (!process.waitFor((long) (batchNanos * depth), TimeUnit.NANOSECONDS)) {
            // Not the process itself, which would throw away what it has said meanwhile.
            process.toHandle().destroyForcibly();
        }
    }

    /** Records that were written, as it says itself. */
    int written() {
        return written;
    }

    /** Partitions it has taken over so far. */
    int claims() {
        return claims;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Has it killed with {@code kill -9} in the next batch.
     *
     * @param share of the time that the batch before took, which it is given
     */
    void killInABatch(double share) {
        depth = share;
        doomed = true;
    }

    /** Waits for the end, and returns whether it came while a batch was written. */
    boolean diedInABatch() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the writer was not killed: no batch began");
        }
        listener.join();
        return inBatch;
    }

    /** Has it leave of its own will. */
    void leave() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the writer does not end");
        }
    }

    void end() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        listener.join();
    }
}
