package dev.newswire.sink;

/** What became of one record of a batch. */
public sealed interface RecordResult {

    /**
     * It is written, or needed no writing.
     *
     * @param outcome how; never {@link Outcome#DEADLETTERED}
     */
    record Written(Outcome outcome) implements RecordResult {
        public Written {
            if (outcome == Outcome.DEADLETTERED) {
                throw new IllegalArgumentException("what is refused is Refused");
            }
        }
    }

    /**
     * Not written: the target was away, locked, overloaded or full. The sink backs off and offers it again, before any
     * later record of its partition that was not written either.
     *
     * @param why one sentence for people
     */
    record Retry(String why) implements RecordResult {}

    /**
     * Not written, and never will be: the target is well and refuses this record. It becomes a dead letter.
     *
     * @param reason class of the cause in kebab case, for counting
     * @param message what the target said, for people; no part of the record
     */
    record Refused(String reason, String message) implements RecordResult {}
}
