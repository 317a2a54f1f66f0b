package dev.newswire.runtime.http;

import dev.newswire.runtime.service.Service;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns the state of services into the two answers an orchestrator asks for. */
final class HealthReport {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private HealthReport() {}

    /** Unavailable when a service has failed for good, so that a restart is called for. */
    static Answer live(List<Service> services) {
        boolean live = services.stream().allMatch(service -> service.failure().isEmpty());
        return Answer.json(live ? OK : UNAVAILABLE, body(live ? "live" : "failed", services));
    }

    /** Unavailable while any service is not ready; the body names it and says why. */
    static Answer ready(List<Service> services) {
        boolean ready = services.stream().allMatch(HealthReport::isReady);
        return Answer.json(ready ? OK : UNAVAILABLE, body(ready ? "ready" : "not ready", services));
    }

    private static boolean isReady(Service service) {
        return service.failure().isEmpty() && service.ready();
    }

    private static String body(String status, List<Service> services) {
        return "{\"status\":" + Json.quote(status) + ",\"services\":["
                + services.stream().map(HealthReport::entry).collect(Collectors.joining(",")) + "]}\n";
    }

    private static String entry(Service service) {
        String name = "{\"name\":" + Json.quote(service.name()) + ",\"ready\":";
        Optional<String> failure = service.failure();
        if (failure.isPresent()) {
            return name + "false,\"failure\":" + Json.quote(failure.get()) + "}";
        }
        return service.ready()
                ? name + "true}"
                : name + "false,\"waitingFor\":" + Json.quote(service.waitingFor()) + "}";
    }
}
