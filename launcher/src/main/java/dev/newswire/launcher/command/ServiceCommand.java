package dev.newswire.launcher.command;

import dev.newswire.launcher.ServiceRun;
import dev.newswire.launcher.Wiring;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.metric.Metrics;
import dev.newswire.runtime.service.Service;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One service against an existing cluster, with health and metrics over HTTP, until it is stopped. */
@Command
final class ServiceCommand implements Callable<Integer> {

    private final Console console;
    private final Function<Wiring, Service> service;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    ServiceCommand(Console console, Function<Wiring, Service> service) {
        this.console = console;
        this.service = service;
    }

    /** For a verb that reads the options itself. */
    ServiceCommand(Console console, Function<Wiring, Service> service, ConfigOptions options) {
        this(console, service);
        this.options = options;
    }

    @Override
    public Integer call() {
        Config config = options.ofCluster(console);
        PrometheusMeterRegistry metrics = Metrics.create();
        Wiring wiring = new Wiring(config, metrics);
        Service wired = service.apply(wiring);
        return ServiceRun.untilStopped(List.of(wired, wiring.admin(List.of(wired))), console::tell)
                .code();
    }
}
