package dev.newswire.ingest.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** A request in chunks over a plain socket, whose answer is read while it is sent. */
final class RawStream {
    private final InputStream in;
    private final OutputStream out;
    private final String token;
    private final Deque<String> lines = new ArrayDeque<>();
    private String partial = "";

    RawStream(Socket socket, String token) throws IOException {
        socket.setSoTimeout(20_000);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.token = token;
    }

    void head(String type, String more) throws IOException {
        write("POST /v1/items HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\nContent-Type: "
                + type + "\r\nTransfer-Encoding: chunked\r\n" + more + "\r\n");
    }

    void chunk(String text) throws IOException {
        write(Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
    }

    void end() throws IOException {
        write("0\r\n\r\n");
    }

    /** The status line; the rest of the header is passed over. */
    String status() throws IOException {
        String status = headerLine();
        for (String header = headerLine(); !header.isEmpty(); header = headerLine()) {
            // Not asked for.
        }
        return status;
    }

    /** The next line of a body that comes in chunks. */
    String line() throws IOException {
        while (lines.isEmpty()) {
            // The end of a chunk may come with the next one.
            String size = headerLine();
            size = size.isEmpty() ? headerLine() : size;
            partial += new String(in.readNBytes(Integer.parseInt(size, 16)), StandardCharsets.UTF_8);
            int end;
            while ((end = partial.indexOf('\n')) >= 0) {
                lines.add(partial.substring(0, end));
                partial = partial.substring(end + 1);
            }
        }
        return lines.remove();
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private String headerLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the connection was closed after: " + line);
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }
}
