package dev.newswire.schemas.registry;

import java.util.List;

/**
 * How one subject stands on the registry beside the schema this build writes.
 *
 * @param subject subject name
 * @param status what a writer or an operator has to know
 * @param schemaId the registry's id of the schema; -1 unless registered
 * @param problems why the schema is not compatible, in the registry's words; empty otherwise
 */
public record SubjectState(String subject, Status status, int schemaId, List<String> problems) {

    /** What the registry holds under the subject. */
    public enum Status {
        /** Exactly this schema. */
        REGISTERED,
        /** Nothing, or older versions this schema is compatible with. */
        MISSING,
        /** A version that this schema breaks with. */
        INCOMPATIBLE
    }

    public SubjectState {
        problems = List.copyOf(problems);
    }
}
