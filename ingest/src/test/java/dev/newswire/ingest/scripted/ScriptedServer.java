package dev.newswire.ingest.scripted;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A server on loopback that plays a script: for each path a list of replies, the last of which is repeated. What is not
 * in the script is answered with 404. It keeps every request with its exact header bytes and its time. One thread for
 * each connection; close it.
 */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listener;
    private final String scheme;
    private final Map<String, Reply[]> script = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> played = new ConcurrentHashMap<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        return thread;
    });

    private ScriptedServer(ServerSocket listener, String scheme) {
        this.listener = listener;
        this.scheme = scheme;
    }

    /** HTTP/1.1 in clear on 127.0.0.1. */
    public static ScriptedServer start() {
        return start(ServerSocketFactory.getDefault(), "http");
    }

    /** HTTP/1.1 over what the factory's sockets speak, TLS say, on 127.0.0.1. */
    public static ScriptedServer start(ServerSocketFactory sockets, String scheme) {
        try {
            ServerSocket listener = sockets.createServerSocket(0, 256, InetAddress.getByName("127.0.0.1"));
            ScriptedServer server = new ScriptedServer(listener, scheme);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a path (with its query) answers, one reply after another, the last again and again. */
    public ScriptedServer on(String target, Reply... replies) {
        script.put(target, replies.clone());
        played.put(target, new AtomicInteger());
        return this;
    }

    /** Forgets the script and all requests; connections stay open. */
    public void clear() {
        script.clear();
        played.clear();
        requests.clear();
    }

    public int port() {
        return listener.getLocalPort();
    }

    public URI url(String target) {
        return url("127.0.0.1", target);
    }

    /** The address under another name of this host. */
    public URI url(String host, String target) {
        return URI.create(scheme + "://" + host + ":" + port() + target);
    }

    /** All requests so far, in the order in which their heads were complete. */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    public List<RecordedRequest> requests(String target) {
        return requests.stream()
                .filter(request -> request.target().equals(target))
                .toList();
    }

    /** Connections accepted so far. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                threads.execute(() -> serve(socket, number));
            }
        } catch (IOException over) {
            // The listener is closed.
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Wire wire = new Wire(socket.getOutputStream(), closed);
            Optional<RecordedRequest> request = read(in, number);
            while (request.isPresent()) {
                requests.add(request.get());
                if (!reply(request.get().target()).play(request.get(), wire)) {
                    wire.out().flush();
                    return;
                }
                request = read(in, number);
            }
        } catch (IOException clientIsGone) {
            // Many scripts are about clients that leave.
        } finally {
            open.remove(socket);
        }
    }

    private Reply reply(String target) {
        Reply[] replies = script.get(target);
        return replies == null
                ? Reply.status(404)
                : replies[Math.min(played.get(target).getAndIncrement(), replies.length - 1)];
    }

    private static Optional<RecordedRequest> read(InputStream in, int number) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int newest = in.read();
        while (newest >= 0) {
            head.write(newest);
            byte[] soFar = newest == '\n' ? head.toByteArray() : new byte[0];
            if (soFar.length > 3 && soFar[soFar.length - 3] == '\n') {
                List<String> lines =
                        new ArrayList<>(Arrays.asList(new String(soFar, StandardCharsets.ISO_8859_1).split("\r\n")));
                RecordedRequest request = new RecordedRequest(
                        lines.get(0), lines.subList(1, lines.size()), new byte[0], Instant.now(), number);
                int length =
                        request.header("Content-Length").map(Integer::parseInt).orElse(0);
                return Optional.of(new RecordedRequest(
                        request.line(), request.fields(), in.readNBytes(length), request.at(), number));
            }
            newest = in.read();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private record Wire(OutputStream out, CountDownLatch closed) implements Reply.Wire {

        @Override
        public void pause(Duration time) throws IOException {
            try {
                if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException("The server is closed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
