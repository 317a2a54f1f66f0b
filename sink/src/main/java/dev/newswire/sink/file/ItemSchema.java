package dev.newswire.sink.file;

import dev.newswire.sink.file.FinishedFile.Item;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** The two fields of an item that erasing looks at, whatever the version of its schema. */
final class ItemSchema {

    private static final String ID = "id";
    private static final String SOURCE = "source";

    private ItemSchema() {}

    static Item item(GenericRecord item) {
        Object source = item.hasField(SOURCE) ? item.get(SOURCE) : null;
        return new Item(
                String.valueOf(item.get(ID)), source instanceof GenericRecord of ? String.valueOf(of.get(ID)) : "");
    }

    /** A schema by which nothing but these is read. */
    static Schema part(Schema whole) {
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(field(whole, ID));
        Schema.Field source = whole.getField(SOURCE);
        if (source != null && source.schema().getType() == Schema.Type.RECORD) {
            Schema id = record(source.schema(), List.of(field(source.schema(), ID)));
            fields.add(new Schema.Field(SOURCE, id, source.doc()));
        }
        return record(whole, fields);
    }

    private static Schema.Field field(Schema of, String name) {
        Schema.Field field = of.getField(name);
        return new Schema.Field(name, field.schema(), field.doc());
    }

    private static Schema record(Schema like, List<Schema.Field> fields) {
        return Schema.createRecord(like.getName(), null, like.getNamespace(), false, fields);
    }
}
