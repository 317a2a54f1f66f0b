package dev.newswire.launcher.output;

import dev.newswire.ingest.sources.SourceReport;
import dev.newswire.ingest.sources.SourceStatus;
import dev.newswire.launcher.output.Table.Head;
import dev.newswire.schemas.PollOutcome;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sources, and how they fare, for people and for programs. */
public final class SourceLines {

    /** Of spaces that a cell keeps. */
    private static final String INDENT = "\u00a0\u00a0";

    private static final int LABEL = 16;

    private SourceLines() {}

    /** Two lines a source, and a third for what went wrong. */
    public static String table(List<SourceReport> reports, Instant now) {
        Table table = new Table(List.of(
                new Head("source", 46),
                new Head("kind", 7),
                new Head("state", 7),
                new Head("polled", 8),
                new Head("next", 8),
                new Head("status", 8),
                new Head("seen", 6),
                new Head("missed", 6),
                new Head("every", 5)));
        for (SourceReport report : reports) {
            Optional<SourceState> state = report.state();
            table.row(
                    report.source().getId(),
                    word(report.source().getKind()),
                    word(report.status()),
                    Ages.relative(state.map(SourceState::getLastPollAt).orElse(null), now),
                    next(report, now),
                    status(state),
                    polled(report)
                            ? Long.toString(state.map(SourceState::getItemsSeen).orElse(0L))
                            : "",
                    polled(report)
                            ? Long.toString(
                                    state.map(SourceState::getItemsMissed).orElse(0L))
                            : "",
                    length(state.map(SourceState::getAverageInterval).orElse(null)));
            if (report.source().getUrl() != null) {
                table.row(INDENT + report.source().getUrl());
            }
            if (report.status() == SourceStatus.FAILING || report.status() == SourceStatus.GONE) {
                state.map(SourceState::getLastMessage).ifPresent(message -> table.row(INDENT + message));
            }
        }
        return table.toString();
    }

    /** One object on one line. Public API: fields are added, never renamed. */
    public static String json(SourceReport report) {
        SourceDefinition source = report.source();
        @Nullable SourceState state = report.state().orElse(null);
        return new JsonLine()
                .with("id", source.getId())
                .with("url", source.getUrl())
                .with("kind", source.getKind().name())
                .with("state", report.status().name())
                .with("name", name(report))
                .with("language", source.getLanguage())
                .with("categories", source.getCategories())
                .with("pageFetch", source.getPageFetch().name())
                .with("minIntervalSeconds", seconds(source.getMinInterval()))
                .with("maxIntervalSeconds", seconds(source.getMaxInterval()))
                .with("tokens", source.getTokenHashes().size())
                .with("addedAt", source.getAddedAt().toString())
                .with("lastPollAt", state == null ? null : text(state.getLastPollAt()))
                .with("lastSuccessAt", state == null ? null : text(state.getLastSuccessAt()))
                .with("lastChangeAt", state == null ? null : text(state.getLastChangeAt()))
                .with("nextPollAt", state == null || source.getPaused() ? null : text(state.getNextPollAt()))
                .with(
                        "lastOutcome",
                        state == null ? null : state.getLastOutcome().name())
                .with("lastStatus", state == null ? null : state.getLastStatus())
                .with("lastMessage", state == null ? null : state.getLastMessage())
                .with("failures", state == null ? 0 : state.getFailures())
                .with("itemsSeen", state == null ? 0 : state.getItemsSeen())
                .with("itemsMissed", state == null ? 0 : state.getItemsMissed())
                .with("averageIntervalSeconds", state == null ? null : seconds(state.getAverageInterval()))
                .with("movedTo", state == null ? null : state.getMovedTo())
                .toString();
    }

    /** Everything that is known, a line each. */
    public static String details(SourceReport report, Instant now) {
        SourceDefinition source = report.source();
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("id", source.getId());
        facts.put("address", source.getUrl());
        facts.put("kind", word(source.getKind()));
        facts.put("state", word(report.status()));
        facts.put("name", name(report));
        facts.put("language", source.getLanguage());
        facts.put("categories", String.join(", ", source.getCategories()));
        facts.put("page fetch", word(source.getPageFetch()));
        facts.put("shortest", length(source.getMinInterval()));
        facts.put("longest", length(source.getMaxInterval()));
        facts.put("added", source.getAddedAt() + " (" + Ages.relative(source.getAddedAt(), now) + ")");
        if (source.getKind() == SourceKind.PUSH) {
            facts.put("tokens", source.getTokenHashes().size());
        }
        report.state().ifPresent(state -> state(facts, state, report, now));
        StringBuilder lines = new StringBuilder();
        facts.forEach((label, fact) -> {
            if (fact != null && !fact.toString().isEmpty()) {
                lines.append(label).append(" ".repeat(LABEL - label.length()));
                lines.append(Printable.line(fact.toString())).append('\n');
            }
        });
        return lines.toString().stripTrailing();
    }

    private static void state(
            Map<String, @Nullable Object> facts, SourceState state, SourceReport report, Instant now) {
        facts.put("moved to", state.getMovedTo());
        facts.put("last poll", when(state.getLastPollAt(), now));
        facts.put("last outcome", outcome(state));
        facts.put("last message", state.getLastMessage());
        facts.put("last success", when(state.getLastSuccessAt(), now));
        facts.put("last change", when(state.getLastChangeAt(), now));
        facts.put("next poll", report.source().getPaused() ? null : when(state.getNextPollAt(), now));
        facts.put("failures", state.getFailures() == 0 ? null : state.getFailures() + " since the last success");
        facts.put("items seen", state.getItemsSeen());
        facts.put("items missed", state.getItemsMissed());
        facts.put("polled every", length(state.getAverageInterval()));
        facts.put("new item every", length(state.getItemGap()));
        facts.put("newest item", when(state.getNewestItemAt(), now));
    }

    private static @Nullable String name(SourceReport report) {
        String given = report.source().getName();
        return given == null ? report.state().map(SourceState::getName).orElse(null) : given;
    }

    private static String outcome(SourceState state) {
        String outcome = state.getLastOutcome() == PollOutcome.UNKNOWN ? "" : word(state.getLastOutcome());
        return state.getLastStatus() == null ? outcome : outcome + " (" + state.getLastStatus() + ")";
    }

    private static String status(Optional<SourceState> state) {
        return state.map(held -> held.getLastStatus() == null
                        ? (held.getLastOutcome() == PollOutcome.UNKNOWN ? "" : word(held.getLastOutcome()))
                        : held.getLastStatus().toString())
                .orElse("");
    }

    private static String next(SourceReport report, Instant now) {
        if (report.source().getPaused() || !polled(report)) {
            return "";
        }
        Instant at = report.state().map(SourceState::getNextPollAt).orElse(null);
        return at != null && at.isBefore(now) ? "due" : Ages.relative(at, now);
    }

    private static boolean polled(SourceReport report) {
        return report.source().getKind() != SourceKind.PUSH;
    }

    private static @Nullable String when(@Nullable Instant at, Instant now) {
        return at == null ? null : at + " (" + Ages.relative(at, now) + ")";
    }

    private static String length(@Nullable Long millis) {
        return millis == null ? "" : Ages.length(Duration.ofMillis(millis));
    }

    private static @Nullable Double seconds(@Nullable Long millis) {
        return millis == null ? null : millis / 1000.0;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
