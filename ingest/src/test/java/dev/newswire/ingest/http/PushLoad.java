package dev.newswire.ingest.http;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Pushes as fast as it is answered, over plain sockets, so that the client costs next to nothing. */
final class PushLoad {

    /**
     * @param processor processor time of the whole process: client, server, broker and the compiler of the JVM
     * @param server processor time of the server's threads alone: requests, answers, publishing
     * @param latencies of each answered request, nanoseconds, in order of size; empty for streams
     */
    record Result(long items, Duration took, Duration processor, Duration server, long[] latencies) {
        double rate() {
            return items / (took.toNanos() / 1e9);
        }

        String line() {
            String times = latencies.length == 0
                    ? ""
                    : String.format(
                            "; answered within %d ms (median), %d ms (99 %%)",
                            latencies[latencies.length / 2] / 1_000_000,
                            latencies[(int) (latencies.length * 0.99)] / 1_000_000);
            return String.format(
                    "%d items in %.1f s: %.0f a second; processor time each: %.0f µs in all, %.0f µs the server%s",
                    items,
                    took.toNanos() / 1e9,
                    rate(),
                    processor.toNanos() / 1e3 / items,
                    server.toNanos() / 1e3 / items,
                    times);
        }
    }

    private final int port;
    private final String token;
    private final String run = Long.toString(System.nanoTime(), 36);

    PushLoad(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** One item a request, on so many connections that are kept open. */
    Result single(int connections, Duration time) throws Exception {
        return run(connections, time, (id, until, latencies) -> {
            long items = 0;
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setTcpNoDelay(true);
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 4096);
                InputStream in = new BufferedInputStream(socket.getInputStream(), 4096);
                while (System.nanoTime() < until) {
                    byte[] body = item(id, items).getBytes(StandardCharsets.UTF_8);
                    long start = System.nanoTime();
                    out.write(head("application/json", "Content-Length: " + body.length));
                    out.write(body);
                    out.flush();
                    expect202(in);
                    latencies.add(System.nanoTime() - start);
                    items++;
                }
            }
            return items;
        });
    }

    /** One stream of lines on each of so many connections. */
    Result lines(int connections, Duration time) throws Exception {
        return run(connections, time, (id, until, latencies) -> {
            long items = 0;
            try (Socket socket = new Socket("127.0.0.1", port)) {
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
                InputStream in = new BufferedInputStream(socket.getInputStream(), 4096);
                out.write(head("application/x-ndjson", "Transfer-Encoding: chunked"));
                while (System.nanoTime() < until) {
                    byte[] line = (item(id, items) + "\n").getBytes(StandardCharsets.UTF_8);
                    out.write((Integer.toHexString(line.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.write(line);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    items++;
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                expect202(in);
            }
            return items;
        });
    }

    private interface Connection {
        long push(int id, long until, List<Long> latencies) throws IOException;
    }

    private Result run(int connections, Duration time, Connection connection) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            long busy = processor();
            long serving = serving();
            List<List<Long>> latencies = new ArrayList<>();
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int id = i;
                List<Long> own = new ArrayList<>();
                latencies.add(own);
                running.add(threads.submit(() -> connection.push(id, start + time.toNanos(), own)));
            }
            long items = 0;
            for (Future<Long> each : running) {
                items += each.get();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            long[] sorted = latencies.stream()
                    .flatMap(List::stream)
                    .mapToLong(Long::longValue)
                    .toArray();
            Arrays.sort(sorted);
            return new Result(
                    items, took, Duration.ofNanos(processor() - busy), Duration.ofNanos(serving() - serving), sorted);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Of the threads that are alive: those of the server last as long as it does, but for a few that Jetty sends away. */
    private static long serving() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo thread = threads.getThreadInfo(id);
            boolean ours = thread != null
                    && (thread.getThreadName().startsWith("newswire-ingest")
                            || thread.getThreadName().startsWith("kafka-producer"));
            nanos += ours ? Math.max(0, threads.getThreadCpuTime(id)) : 0;
        }
        return nanos;
    }

    private byte[] head(String type, String length) {
        return ("POST /v1/items HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\nContent-Type: "
                        + type + "\r\n" + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String item(int connection, long number) {
        String name = run + '-' + connection + '-' + number;
        return "{\"guid\":\"" + name + "\",\"title\":\"Ferry " + name + " resumes its crossings\","
                + "\"publishedAt\":\"2026-11-22T10:00:00Z\",\"language\":\"en\",\"body\":\"The ferry between the two "
                + "harbours sails again after a week in which ice closed the sound, the operator said on Sunday.\"}";
    }

    private static void expect202(InputStream in) throws IOException {
        String status = line(in);
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.startsWith("HTTP/1.1 202")) {
            throw new IOException(status + ": " + body);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the connection was closed");
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }
}
