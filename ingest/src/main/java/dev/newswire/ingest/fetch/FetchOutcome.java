package dev.newswire.ingest.fetch;

import java.util.List;
import java.util.Objects;

/** What became of a request. Exactly one comes of each. */
public sealed interface FetchOutcome {

    /** The answers that led from the address asked for to the one that answered last, in order; empty without any. */
    List<Hop> hops();

    /**
     * A document came (any 2xx).
     *
     * @param body the document without its content coding, at most as long as {@code ingest.fetch.max-body-bytes}; not
     *     to be changed. A file that is compressed in itself ({@code .xml.gz}) still is
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Fetched(byte[] body, ResponseFacts facts, List<Hop> hops) implements FetchOutcome {
        public Fetched {
            Objects.requireNonNull(body);
            Objects.requireNonNull(facts);
            hops = List.copyOf(hops);
        }
    }

    /** The copy at hand is still the document (304). */
    record NotModified(ResponseFacts facts, List<Hop> hops) implements FetchOutcome {
        public NotModified {
            Objects.requireNonNull(facts);
            hops = List.copyOf(hops);
        }
    }

    /** The server answered, and not with the document: 4xx, 5xx, a redirect that leads nowhere, an unasked 304. */
    record Refused(int status, ResponseFacts facts, List<Hop> hops) implements FetchOutcome {
        public Refused {
            Objects.requireNonNull(facts);
            hops = List.copyOf(hops);
        }
    }

    /**
     * The robots rules of the host ask not to fetch it, or cannot be had (RFC 9309).
     *
     * @param why one sentence for people
     */
    record Disallowed(String why, List<Hop> hops) implements FetchOutcome {
        public Disallowed {
            hops = List.copyOf(hops);
        }
    }

    /**
     * No answer that could be used.
     *
     * @param message one sentence for people: what failed, at which address, what to do
     */
    record Failed(FailureKind kind, String message, List<Hop> hops) implements FetchOutcome {
        public Failed {
            Objects.requireNonNull(kind);
            hops = List.copyOf(hops);
        }
    }
}
