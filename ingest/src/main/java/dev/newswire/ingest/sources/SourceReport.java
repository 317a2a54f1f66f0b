package dev.newswire.ingest.sources;

import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.SourceState;
import java.util.Optional;

/**
 * A source, and what polling it has taught.
 *
 * @param state empty before the first poll, and for a source that is pushed
 */
public record SourceReport(SourceDefinition source, Optional<SourceState> state) {

    /** How it fares. */
    public SourceStatus status() {
        if (source.getPaused()) {
            return SourceStatus.PAUSED;
        }
        if (source.getKind() == SourceKind.PUSH) {
            return SourceStatus.ACTIVE;
        }
        if (state.isEmpty() || state.get().getLastPollAt() == null) {
            return SourceStatus.NEW;
        }
        if (state.get().getGone()) {
            return SourceStatus.GONE;
        }
        return state.get().getFailures() > 0 ? SourceStatus.FAILING : SourceStatus.ACTIVE;
    }
}
