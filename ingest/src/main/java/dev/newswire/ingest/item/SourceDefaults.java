package dev.newswire.ingest.item;

import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the definition of a source adds to its items. */
public final class SourceDefaults {

    private SourceDefaults() {}

    /** The same reading with the source's categories, and its language where the item declares none. */
    public static Reading onto(Reading reading, SourceDefinition source) {
        boolean nothing = source.getLanguage() == null && source.getCategories().isEmpty();
        if (nothing || !(reading instanceof Reading.Item item)) {
            return reading;
        }
        Set<String> categories = new LinkedHashSet<>(item.item().getCategories());
        categories.addAll(source.getCategories());
        RawItem.Builder changed = RawItem.newBuilder(item.item()).setCategories(List.copyOf(categories));
        if (item.item().getLanguage() == null) {
            changed.setLanguage(source.getLanguage());
        }
        return new Reading.Item(changed.build(), item.origin(), item.replaced());
    }
}
