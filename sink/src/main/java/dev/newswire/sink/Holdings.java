package dev.newswire.sink;

import java.util.Collection;
import java.util.Set;

/**
 * Tells what the target of a sink holds, for those who erase items; it changes nothing and joins no group. For one thread.
 * Every method throws {@link dev.newswire.runtime.error.UserError} when the target cannot be asked.
 */
public interface Holdings {

    /** The name of the sink. */
    String sink();

    /** Those of the ids under which the target has anything. */
    Set<String> among(Collection<String> ids);

    /** Ids of all items of a source, by the source's id. */
    Set<String> ofSource(String source);
}
