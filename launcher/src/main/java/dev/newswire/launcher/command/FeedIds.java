package dev.newswire.launcher.command;

import dev.newswire.ingest.sources.SourceSet;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.config.NearestName;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.SourceDefinition;
import java.util.Collection;
import java.util.List;

/** Ids of sources as the command line names them. */
final class FeedIds {

    private FeedIds() {}

    /** The source with an id; a plain error says which one was perhaps meant. */
    static SourceDefinition require(SourceSet standing, String id) {
        requireKnown(standing, List.of(id));
        return standing.find(id)
                .orElseThrow(() -> new UserError(
                        ExitCode.FAILED,
                        "the record of the source " + id + " cannot be read; 'newswire feed remove " + id
                                + "' removes it"));
    }

    /** Ids of records that cannot be read are known too. */
    static void requireKnown(SourceSet standing, Collection<String> ids) {
        List<String> known = standing.ids();
        for (String id : ids) {
            if (!known.contains(id)) {
                String near = NearestName.of(id, known);
                throw new UserError(
                        ExitCode.USAGE,
                        "there is no source '" + id + "'"
                                + (near == null
                                        ? ". 'newswire feed list' shows those there are"
                                        : "; did you mean " + near + "?"));
            }
        }
    }
}
