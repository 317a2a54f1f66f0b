package dev.newswire.sink.file;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.json.AvroJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Items as JSON Lines: one object a line, UTF-8, lines ended by a line feed. */
final class JsonLinesFile implements ItemFile {

    private final OutputStream out;
    private long bytes;

    JsonLinesFile(Path path) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW));
    }

    @Override
    public void write(EnrichedItem item) throws IOException {
        line(AvroJson.line(item));
    }

    void line(String json) throws IOException {
        byte[] line = (json + '\n').getBytes(StandardCharsets.UTF_8);
        out.write(line);
        bytes += line.length;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
