package dev.newswire.ingest.fetch;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A link in the header of an answer (RFC 8288).
 *
 * @param target absolute address
 * @param relations its relation types in lower case, such as {@code hub}, {@code self}, {@code alternate}
 * @param type the media type it announces, in lower case; empty when it names none
 */
public record WebLink(URI target, List<String> relations, Optional<String> type) {

    public WebLink {
        relations = List.copyOf(relations);
    }

    /** True when the link is of that relation, given in lower case. */
    public boolean is(String relation) {
        return relations.contains(relation);
    }
}
