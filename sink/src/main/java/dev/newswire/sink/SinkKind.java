package dev.newswire.sink;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKeys;
import java.util.List;

/**
 * A kind of target that configuration can choose. Implementations are public, have a public constructor without
 * parameters and are named in {@code META-INF/services/dev.newswire.sink.SinkKind}, so that a jar beside ours adds one.
 */
public interface SinkKind {

    /** As written in {@code sink.kinds}: lower-case and short. */
    String name();

    /** Its own keys, all of them under {@code sink.<name>.}; no other kind has them. */
    ConfigKeys keys();

    /**
     * The writers that {@code config} asks for, each with a name of its own: mostly one. Does no I/O but to read files
     * that the configuration names.
     */
    List<SinkWriter> writers(Config config);

    /** What can be asked about the targets' items from here; none where a target keeps nothing that can be looked up. */
    default List<Holdings> holdings(Config config) {
        return List.of();
    }
}
