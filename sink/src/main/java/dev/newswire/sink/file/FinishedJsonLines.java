package dev.newswire.sink.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON Lines, copied byte by byte: a line that is no JSON object stays as it is. */
record FinishedJsonLines(Path path) implements FinishedFile {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public boolean holdsAny(Set<String> ids) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            for (byte[] line = line(in); line != null; line = line(in)) {
                String id = id(line);
                if (id != null && ids.contains(id)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    public Copied copyWithout(Set<String> ids, Path to) throws IOException {
        int kept = 0;
        int erased = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to, StandardOpenOption.CREATE_NEW))) {
            for (byte[] line = line(in); line != null; line = line(in)) {
                String id = id(line);
                if (id != null && ids.contains(id)) {
                    erased++;
                } else {
                    out.write(line);
                    kept++;
                }
            }
        }
        return new Copied(kept, erased);
    }

    /** With the line feed that ends it; null at the end of the file. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int one = in.read();
        while (one >= 0) {
            line.write(one);
            if (one == '\n') {
                break;
            }
            one = in.read();
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private static @Nullable String id(byte[] line) throws IOException {
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isId = json.currentName().equals("id");
                json.nextToken();
                if (isId) {
                    return json.getValueAsString();
                }
                json.skipChildren();
            }
            return null;
        } catch (StreamReadException noJson) {
            return null;
        }
    }
}
