package dev.newswire.runtime.service;

import java.util.Collection;

/**
 * How far a service has got with what it is there to deal with.
 *
 * @param pending whether something stands before it that it has not dealt with
 * @param done 0 when the service starts, and another number whenever it has dealt with something more
 */
public record Progress(boolean pending, long done) {

    /** There is nothing, or nothing that could be told. */
    public static final Progress NOTHING = new Progress(false, 0);

    /** Of several parts together. */
    public static Progress of(Collection<? extends Service> parts) {
        return parts.stream()
                .map(Service::progress)
                .reduce(NOTHING, (one, other) -> new Progress(one.pending || other.pending, one.done + other.done));
    }
}
