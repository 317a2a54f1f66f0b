package dev.newswire.runtime.http;

import dev.newswire.runtime.service.Service;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Turns the state of services into the two answers an orchestrator asks for. Thread-safe. */
final class HealthReport {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    /** A service, and what was seen of it when it was asked before. */
    private record Watched(Service service, FlowWatch flow) {

        Verdict verdict() {
            Optional<String> standstill = flow.standstill(service.progress());
            Optional<String> failure = service.failure();
            Optional<String> waitingFor = service.ready() ? standstill : Optional.of(service.waitingFor());
            return new Verdict(service.name(), failure, waitingFor);
        }
    }

    /** Asked once, so that the status and the entry of a service cannot differ. */
    private record Verdict(String name, Optional<String> failure, Optional<String> waitingFor) {

        boolean ready() {
            return failure.isEmpty() && waitingFor.isEmpty();
        }

        String entry() {
            String entry = "{\"name\":" + Json.quote(name) + ",\"ready\":" + ready();
            if (failure.isPresent()) {
                return entry + ",\"failure\":" + Json.quote(failure.get()) + "}";
            }
            return entry
                    + waitingFor
                            .map(why -> ",\"waitingFor\":" + Json.quote(why))
                            .orElse("") + "}";
        }
    }

    private final List<Watched> services;

    HealthReport(List<? extends Service> services, Duration patience, LongSupplier nanoTime) {
        this.services = services.stream()
                .map(service -> new Watched(service, new FlowWatch(patience, nanoTime)))
                .toList();
    }

    /** Unavailable when a service has failed for good, so that a restart is called for. */
    Answer live() {
        List<Verdict> verdicts = verdicts();
        boolean live = verdicts.stream().allMatch(verdict -> verdict.failure().isEmpty());
        return answer(live, live ? "live" : "failed", verdicts);
    }

    /** Unavailable while any service is not ready or does not get on; the body names it and says why. */
    Answer ready() {
        List<Verdict> verdicts = verdicts();
        boolean ready = verdicts.stream().allMatch(Verdict::ready);
        return answer(ready, ready ? "ready" : "not ready", verdicts);
    }

    private List<Verdict> verdicts() {
        return services.stream().map(Watched::verdict).toList();
    }

    private static Answer answer(boolean good, String status, List<Verdict> verdicts) {
        return Answer.json(
                good ? OK : UNAVAILABLE,
                "{\"status\":" + Json.quote(status) + ",\"services\":["
                        + verdicts.stream().map(Verdict::entry).collect(Collectors.joining(",")) + "]}\n");
    }
}
