package dev.newswire.ingest.poll;

import dev.newswire.ingest.fetch.FetchOutcome;
import dev.newswire.schemas.PollOutcome;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a poll brought nothing.
 *
 * @param status of the last answer; null when there was none
 * @param message one sentence for people
 * @param lasting whether it will hardly have passed in a few minutes
 * @param retryAfter how long the server asks to be left alone
 */
record Failure(
        PollOutcome outcome, @Nullable Integer status, String message, boolean lasting, Optional<Duration> retryAfter) {
    private static final int GONE = 410;
    private static final int TIMEOUT = 408;
    private static final int SERVER_ERROR = 500;

    static Failure of(FetchOutcome.Refused refused) {
        int status = refused.status();
        boolean gone = status == GONE && refused.hops().stream().allMatch(hop -> hop.permanent());
        return new Failure(
                gone ? PollOutcome.GONE : PollOutcome.REFUSED,
                status,
                refused.facts().url() + " answers " + status + (gone ? ": it is gone for good" : ""),
                status < SERVER_ERROR && status != TIMEOUT,
                refused.facts().retryAfter());
    }

    static Failure of(FetchOutcome.Failed failed) {
        return new Failure(
                PollOutcome.FAILED, null, failed.message(), !failed.kind().retriable(), Optional.empty());
    }

    static Failure of(FetchOutcome.Disallowed disallowed) {
        return new Failure(PollOutcome.DISALLOWED, null, disallowed.why(), true, Optional.empty());
    }

    static Failure unreadable(int status, String problem) {
        return new Failure(PollOutcome.UNREADABLE, status, problem, false, Optional.empty());
    }

    /** Nothing a server or document could do should lead here. */
    static Failure unexpected(Throwable cause) {
        return new Failure(PollOutcome.FAILED, null, "polling it failed: " + cause, true, Optional.empty());
    }
}
