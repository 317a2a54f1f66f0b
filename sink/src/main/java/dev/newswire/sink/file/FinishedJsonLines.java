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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** JSON Lines, copied byte by byte: a line that is no JSON object stays as it is. */
record FinishedJsonLines(Path path) implements FinishedFile {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void each(Predicate<Item> goOn) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            for (byte[] line = line(in); line != null; line = line(in)) {
                if (!goOn.test(item(line))) {
                    return;
                }
            }
        }
    }

    @Override
    public Copied copyWithout(Set<String> ids, Path to) throws IOException {
        int kept = 0;
        int erased = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to, StandardOpenOption.CREATE_NEW))) {
            for (byte[] line = line(in); line != null; line = line(in)) {
                if (ids.contains(item(line).id())) {
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

    private static Item item(byte[] line) throws IOException {
        String id = "";
        String source = "";
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return new Item("", "");
            }
            while ((id.isEmpty() || source.isEmpty()) && json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("id") && value.isScalarValue()) {
                    id = json.getText();
                } else if (field.equals("source") && value == JsonToken.START_OBJECT) {
                    source = idWithin(json);
                } else {
                    json.skipChildren();
                }
            }
        } catch (StreamReadException noJson) {
            // A line of somebody else's, or one that is cut: what was read of it counts.
            return new Item(id, source);
        }
        return new Item(id, source);
    }

    private static String idWithin(JsonParser json) throws IOException {
        String id = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isId = json.currentName().equals("id");
            if (json.nextToken().isScalarValue() && isId) {
                id = json.getText();
            }
            json.skipChildren();
        }
        return id;
    }
}
