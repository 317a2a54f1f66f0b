package dev.newswire.ingest.sources;

import dev.newswire.schemas.SourceDefinition;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sources that stand, with those that somebody is about to add. Not thread-safe. */
public final class SourceDraft {

    private final SourceSet standing;
    private final Instant now;
    private final Map<String, SourceDefinition> put = new LinkedHashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    /**
     * @param now when what is new was added
     */
    public SourceDraft(SourceSet standing, Instant now) {
        this.standing = standing;
        this.now = now;
    }

    /** Adds a source, or brings one that is read at the same address to what is asked for. */
    public Addition add(SourceRequest request) {
        Optional<SourceDefinition> same =
                request.address().isPresent() ? at(request.address().get()) : pushed(request);
        if (same.isPresent()) {
            return again(request, same.get());
        }
        if (request.id().filter(this::taken).isPresent()) {
            String id = request.id().get();
            String whose = find(id).map(SourceDraft::place).orElse("a record that cannot be read");
            return new Addition.Refused("cannot have the id " + id + ", which is that of " + whose);
        }
        String id = request.id().orElseGet(() -> SourceId.of(request.address().orElseThrow(), this::taken));
        SourceDefinition source = request.create(id, now);
        return impossible(source).orElseGet(() -> new Addition.Added(keep(source)));
    }

    /** Whether a source has this id, or is about to. */
    public boolean taken(String id) {
        return put.containsKey(id) || standing.holds(id);
    }

    /** All that was added and changed, as one edit. */
    public SourceEdit edit() {
        return new SourceEdit(List.copyOf(put.values()), Set.of());
    }

    private Addition again(SourceRequest request, SourceDefinition had) {
        if (request.id().filter(id -> !id.equals(had.getId())).isPresent()) {
            return new Addition.Refused("is known as " + had.getId() + " and keeps that id");
        }
        SourceDefinition wanted = request.onto(had);
        if (secure(had) && !secure(wanted)) {
            wanted = SourceDefinition.newBuilder(wanted).setUrl(had.getUrl()).build();
        }
        if (wanted.equals(had)) {
            return new Addition.Known(had);
        }
        SourceDefinition changed = wanted;
        return impossible(changed).orElseGet(() -> new Addition.Changed(keep(changed)));
    }

    private SourceDefinition keep(SourceDefinition source) {
        put.put(source.getId(), source);
        SourceAddress.of(source.getUrl()).ifPresent(address -> addresses.put(address.key(), source.getId()));
        return source;
    }

    private Optional<SourceDefinition> at(SourceAddress address) {
        String id = addresses.get(address.key());
        return id != null ? find(id) : standing.at(address).flatMap(source -> find(source.getId()));
    }

    private Optional<SourceDefinition> pushed(SourceRequest request) {
        return request.id().flatMap(this::find).filter(source -> source.getUrl() == null);
    }

    private Optional<SourceDefinition> find(String id) {
        return Optional.ofNullable(put.get(id)).or(() -> standing.find(id));
    }

    private static Optional<Addition> impossible(SourceDefinition source) {
        Long min = source.getMinInterval();
        Long max = source.getMaxInterval();
        return min != null && max != null && min > max
                ? Optional.of(new Addition.Refused("would have a shortest interval that is longer than its longest"))
                : Optional.empty();
    }

    private static boolean secure(SourceDefinition source) {
        return SourceAddress.of(source.getUrl()).filter(SourceAddress::secure).isPresent();
    }

    private static String place(SourceDefinition source) {
        return source.getUrl() == null ? "a source that is pushed" : source.getUrl();
    }
}
