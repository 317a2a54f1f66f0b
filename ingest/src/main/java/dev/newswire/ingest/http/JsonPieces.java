package dev.newswire.ingest.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.charset.Decoded;
import dev.newswire.ingest.read.charset.TextDecoder;
import dev.newswire.ingest.read.json.JsonItemReader;
import dev.newswire.ingest.read.json.JsonValues;
import dev.newswire.ingest.read.stream.Slice;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one JSON value of a pushed body, and says on which line and in which field it is wrong. Immutable. */
final class JsonPieces {
    private final JsonItemReader items;
    private final JsonValues values;

    JsonPieces(int limit) {
        this.items = new JsonItemReader(limit);
        this.values = new JsonValues(limit);
    }

    void read(Slice slice, String file, ItemMaker maker, Consumer<Piece> out) {
        Slice located = slice;
        if (!slice.oversize() && slice.original().length() > 0) {
            try {
                Decoded decoded = TextDecoder.decode(slice.original().bytes(), null);
                parsed(values.parse(decoded.text()), decoded, slice, file, maker, out);
                return;
            } catch (JsonProcessingException e) {
                located = new Slice(slice.original(), line(slice, e.getLocation()));
            }
        }
        items.read(located, file, maker, draft -> {}, reading -> out.accept(Piece.of(reading)));
    }

    private static void parsed(
            JsonNode value, Decoded decoded, Slice slice, String file, ItemMaker maker, Consumer<Piece> out) {
        Origin origin = new Origin(file, slice.line());
        Original original = slice.original();
        Optional<FieldFault> found = FieldFault.in(value);
        if (found.isPresent()) {
            FieldFault fault = found.get();
            out.accept(new Piece(
                    original.refuse(origin, Reason.BAD_FIELD, fault.field() + ": " + fault.message()),
                    Optional.of(fault.field())));
            return;
        }
        JsonItemReader.parsed(value, decoded, maker, origin, original, reading -> out.accept(Piece.of(reading)));
    }

    private static long line(Slice slice, @Nullable JsonLocation at) {
        return at == null || at.getLineNr() < 1 ? slice.line() : slice.line() + at.getLineNr() - 1;
    }
}
