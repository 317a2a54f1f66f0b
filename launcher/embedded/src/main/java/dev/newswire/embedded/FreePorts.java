package dev.newswire.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Finds ports nobody listens on, and says so when one is taken. */
final class FreePorts {
    // Below the ephemeral ranges of Linux (32768) and macOS (49152): while a part is down, no outgoing connection of
    // another program can be handed the port it remembers.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    private FreePorts() {}

    static int choose() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddingException("No free port found between " + LOWEST + " and " + HIGHEST + ".");
    }

    static void requireFree(String part, int port) {
        if (!isFree(port)) {
            throw new PortTakenException(part, port);
        }
    }

    static boolean isFree(int port) {
        // Both, because systems differ in whether a listener on one address blocks the other.
        return canListen(InetAddress.getLoopbackAddress(), port) && canListen(null, port);
    }

    private static boolean canListen(@Nullable InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an earlier run that linger in TIME_WAIT do not make a port taken.
            socket.setReuseAddress(true);
            socket.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
