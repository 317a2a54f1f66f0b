package dev.newswire.ingest.sources;

import dev.newswire.schemas.SourceDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What an editor wants changed, all of it or nothing.
 *
 * @param put sources to add, or to put in place of those with their ids
 * @param removed ids that are to be gone
 */
public record SourceEdit(List<SourceDefinition> put, Set<String> removed) {

    /** Nothing. */
    public static final SourceEdit NONE = new SourceEdit(List.of(), Set.of());

    public SourceEdit {
        put = List.copyOf(put);
        removed = Set.copyOf(removed);
        if (put.stream().map(SourceDefinition::getId).distinct().count() < put.size()) {
            throw new IllegalArgumentException("Two sources have one id");
        }
        for (SourceDefinition source : put) {
            SourceId.fault(source.getId()).ifPresent(fault -> {
                throw new IllegalArgumentException("The id " + source.getId() + " " + fault);
            });
            if (removed.contains(source.getId())) {
                throw new IllegalArgumentException(source.getId() + " is both put and removed");
            }
        }
    }

    public static SourceEdit put(Collection<SourceDefinition> sources) {
        return new SourceEdit(List.copyOf(sources), Set.of());
    }

    public static SourceEdit remove(Collection<String> ids) {
        return new SourceEdit(List.of(), Set.copyOf(ids));
    }

    boolean isEmpty() {
        return put.isEmpty() && removed.isEmpty();
    }
}
