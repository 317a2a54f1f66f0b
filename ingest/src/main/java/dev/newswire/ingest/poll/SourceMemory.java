package dev.newswire.ingest.poll;

import dev.newswire.ingest.fetch.FetchOutcome;
import dev.newswire.ingest.fetch.FetchOutcome.Fetched;
import dev.newswire.ingest.fetch.Hop;
import dev.newswire.ingest.fetch.ResponseFacts;
import dev.newswire.schemas.MoveCandidate;
import dev.newswire.schemas.PollOutcome;
import dev.newswire.schemas.RecordTrust;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceState;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a poll leaves behind in the memory of its source: pure decisions. Immutable; serves many threads. */
final class SourceMemory {
    private static final int MISPLACED = 3;
    private static final int LONGEST_MESSAGE = 500;
    private static final double NEWEST_WEIGHT = 0.2;

    static {
        RecordTrust.establish();
    }

    private final PollConfig config;
    private final PollSchedule schedule;

    SourceMemory(PollConfig config, PollSchedule schedule) {
        this.config = config;
        this.schedule = schedule;
    }

    /** The memory a poll begins with: that of the same source at the same address, or what of it holds for another. */
    static SourceState current(SourceDefinition source, @Nullable SourceState stored) {
        if (stored == null) {
            return SourceState.newBuilder().setId(source.getId()).build();
        }
        if (stored.getUrl() == null || stored.getUrl().equals(source.getUrl())) {
            return stored;
        }
        return SourceState.newBuilder()
                .setId(source.getId())
                .setItemsSeen(stored.getItemsSeen())
                .setItemsMissed(stored.getItemsMissed())
                .build();
    }

    /** When the source is due; empty when it is not polled any more, unless its definition changes. */
    static Optional<Instant> due(SourceDefinition source, SourceState state) {
        if (state.getGone() && DefinitionHash.of(source).equals(state.getDefinitionHash())) {
            return Optional.empty();
        }
        return Optional.of(state.getNextPollAt() == null || state.getGone() ? Instant.EPOCH : state.getNextPollAt());
    }

    /** The address to ask. */
    static String address(SourceDefinition source, SourceState state) {
        String moved = state.getMovedTo();
        return moved != null ? moved : String.valueOf(source.getUrl());
    }

    /** After 304, or the same bytes again. */
    SourceState unchanged(
            SourceDefinition source, SourceState before, FetchOutcome outcome, ResponseFacts facts, Instant at) {
        Look look = Look.unchanged(at, Optional.ofNullable(before.getLastSuccessAt()), before.getDocumentItems());
        SourceState.Builder state = answered(source, before, facts, at).setLastOutcome(PollOutcome.UNCHANGED);
        if (outcome instanceof Fetched) {
            validators(state, facts, true);
        } else if (facts.etag().isPresent() || facts.lastModified().isPresent()) {
            // RFC 9111, section 3.2: what a 304 says replaces what was stored.
            facts.etag().ifPresent(state::setEtag);
            facts.lastModified().ifPresent(state::setLastModified);
        }
        return succeeded(source, before, state, look, outcome.hops(), facts);
    }

    /** After a document that was read. */
    SourceState read(
            SourceDefinition source, SourceState before, Fetched fetched, DocumentReading document, Instant at) {
        ResponseFacts facts = fetched.facts();
        Optional<Instant> earlier = Optional.ofNullable(before.getLastSuccessAt());
        Look look = new Look(
                at,
                earlier,
                document.keys().size(),
                Math.min(document.arrivals(), document.keys().size()),
                document.overlaps(),
                document.dates());
        boolean news = !document.fresh().isEmpty();
        SourceState.Builder state = answered(source, before, facts, at)
                .setLastOutcome(news ? PollOutcome.CHANGED : PollOutcome.UNCHANGED)
                .setItemsSeen(before.getItemsSeen() + document.items())
                .setItemsMissed(before.getItemsMissed() + rhythm(before).missed(look))
                .setDocumentItems(document.keys().size())
                .setDocumentHash(document.whole() ? hash(fetched.body()) : null);
        if (news) {
            state.setLastChangeAt(at);
        }
        document.title().ifPresent(title -> state.setName(clipped(title)));
        document.dates().newest().ifPresent(newest -> state.setNewestItemAt(newest(before, newest)));
        hints(state, document);
        state.setSubscription(HubWatch.after(before.getSubscription(), document.hints(), facts));
        validators(state, facts, document.whole());
        SourceState after = succeeded(source, before, state, look, fetched.hops(), facts);
        return !document.more()
                ? after
                : SourceState.newBuilder(after)
                        .setNextPollAt(at.plus(pace(source).floor()))
                        .build();
    }

    /** After a poll that brought nothing that could be used. */
    SourceState failed(SourceDefinition source, SourceState before, Failure failure, Instant at) {
        int failures = before.getFailures() + 1;
        boolean gone = failure.outcome() == PollOutcome.GONE && before.getMovedTo() == null;
        // What was adopted in good faith may have been a mistake: ask where it came from again.
        boolean misplaced =
                before.getMovedTo() != null && (failures >= MISPLACED || failure.outcome() == PollOutcome.GONE);
        Instant next = schedule.afterFailure(
                at, pace(source), rhythmInterval(source, before), failures, failure.lasting(), failure.retryAfter());
        SourceState.Builder state = begun(source, before, at)
                .setLastOutcome(gone || failure.outcome() != PollOutcome.GONE ? failure.outcome() : PollOutcome.REFUSED)
                .setLastStatus(failure.status())
                .setLastMessage(clipped(failure.message()))
                .setFailures(failures)
                .setGone(gone)
                // A failure of the network says nothing about where the source is.
                .setMoving(failure.status() == null ? before.getMoving() : null)
                .setNextPollAt(gone ? null : next);
        if (misplaced) {
            forgetCopy(state.setMovedTo(null));
        }
        return state.build();
    }

    private SourceState succeeded(
            SourceDefinition source,
            SourceState before,
            SourceState.Builder state,
            Look look,
            List<Hop> hops,
            ResponseFacts facts) {
        Rhythm rhythm = rhythm(before).after(look);
        Pace pace = pace(source);
        Duration interval = rhythm.interval(pace.floor(), pace.ceiling());
        long missed = state.getItemsMissed() - before.getItemsMissed();
        Duration asked = asked(state, facts, missed == 0);
        QuietTimes quiet = new QuietTimes(
                new HashSet<>(state.getSkipHours()),
                Set.copyOf(state.getSkipDays().stream().map(DayOfWeek::of).toList()));
        Duration wanted = pushed(state, look.at()) ? pace.ceiling() : interval;
        state.setItemGap(rhythm.gap().map(Duration::toMillis).orElse(null))
                .setTurnover(rhythm.turnover().map(Duration::toMillis).orElse(null))
                .setInterval(interval.toMillis())
                .setLastSuccessAt(look.at())
                .setNextPollAt(schedule.afterSuccess(look.at(), pace, wanted, asked, quiet));
        move(source, before, state, hops, look.at());
        return state.build();
    }

    /** The longest that the source asks to be left alone. A period in which items were missed was not meant seriously. */
    private static Duration asked(SourceState.Builder state, ResponseFacts facts, boolean periodHolds) {
        Duration asked = facts.fresh().orElse(Duration.ZERO);
        if (state.getTimeToLive() != null) {
            asked = Pace.max(asked, Duration.ofMillis(state.getTimeToLive()));
        }
        if (state.getUpdatePeriod() != null && periodHolds) {
            asked = Pace.max(asked, Duration.ofMillis(state.getUpdatePeriod()));
        }
        return asked;
    }

    /** Whether a hub brings the news, so that polling is but a safety net. */
    private static boolean pushed(SourceState.Builder state, Instant at) {
        return state.getSubscription() != null
                && state.getSubscription().getPushedAt() != null
                && state.getSubscription().getLeaseUntil() != null
                && state.getSubscription().getLeaseUntil().isAfter(at);
    }

    private static void move(
            SourceDefinition source, SourceState before, SourceState.Builder state, List<Hop> hops, Instant at) {
        Optional<URI> target =
                hops.isEmpty() ? Optional.empty() : MoveWatch.target(hops.get(0).from(), hops);
        MoveCandidate candidate = MoveWatch.after(before.getMoving(), target, at);
        if (candidate != null && MoveWatch.confirmed(candidate)) {
            boolean home = candidate.getUrl().equals(source.getUrl());
            state.setMovedTo(home ? null : candidate.getUrl()).setMoving(null);
        } else {
            state.setMoving(candidate);
        }
    }

    private SourceState.Builder begun(SourceDefinition source, SourceState before, Instant at) {
        SourceState.Builder state = SourceState.newBuilder(before)
                .setUrl(source.getUrl())
                .setDefinitionHash(DefinitionHash.of(source))
                .setLastPollAt(at);
        Instant last = before.getLastPollAt();
        if (last != null && last.isBefore(at)) {
            long passed = Duration.between(last, at).toMillis();
            Long average = before.getAverageInterval();
            state.setAverageInterval(
                    average == null ? passed : Math.round(average + NEWEST_WEIGHT * (passed - average)));
        }
        return state;
    }

    private SourceState.Builder answered(SourceDefinition source, SourceState before, ResponseFacts facts, Instant at) {
        return begun(source, before, at)
                .setLastStatus(facts.status())
                .setLastMessage(null)
                .setFailures(0)
                .setGone(false);
    }

    private static void validators(SourceState.Builder state, ResponseFacts facts, boolean whole) {
        boolean any = whole && (facts.etag().isPresent() || facts.lastModified().isPresent());
        state.setEtag(whole ? facts.etag().orElse(null) : null)
                .setLastModified(whole ? facts.lastModified().orElse(null) : null)
                .setValidatorsFrom(any ? facts.url().toString() : null);
    }

    private static void hints(SourceState.Builder state, DocumentReading document) {
        state.setTimeToLive(document.hints().ttl().map(Duration::toMillis).orElse(null))
                .setUpdatePeriod(
                        document.hints().interval().map(Duration::toMillis).orElse(null))
                .setSkipHours(document.hints().skipHours().stream().sorted().toList())
                .setSkipDays(document.hints().skipDays().stream()
                        .map(DayOfWeek::getValue)
                        .sorted()
                        .toList());
    }

    private static void forgetCopy(SourceState.Builder state) {
        state.setEtag(null).setLastModified(null).setValidatorsFrom(null).setDocumentHash(null);
    }

    private Pace pace(SourceDefinition source) {
        return Pace.of(config, source);
    }

    private Duration rhythmInterval(SourceDefinition source, SourceState state) {
        Pace pace = pace(source);
        return rhythm(state).interval(pace.floor(), pace.ceiling());
    }

    private static Rhythm rhythm(SourceState state) {
        return new Rhythm(
                Optional.ofNullable(state.getItemGap()).map(Duration::ofMillis),
                Optional.ofNullable(state.getTurnover()).map(Duration::ofMillis));
    }

    private static Instant newest(SourceState before, Instant newest) {
        Instant known = before.getNewestItemAt();
        return known != null && known.isAfter(newest) ? known : newest;
    }

    static String hash(byte[] document) {
        return HexFormat.of().formatHex(SeenItems.sha256(document));
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + '…';
    }
}
