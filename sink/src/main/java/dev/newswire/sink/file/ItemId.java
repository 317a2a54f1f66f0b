package dev.newswire.sink.file;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** The one field of an item that erasing looks at, whatever the version of its schema. */
final class ItemId {

    private static final String FIELD = "id";

    private ItemId() {}

    static String of(GenericRecord item) {
        return String.valueOf(item.get(FIELD));
    }

    /** A schema by which nothing but the id is read. */
    static Schema alone(Schema whole) {
        Schema.Field id = whole.getField(FIELD);
        return Schema.createRecord(
                whole.getName(),
                null,
                whole.getNamespace(),
                false,
                List.of(new Schema.Field(FIELD, id.schema(), id.doc())));
    }
}
