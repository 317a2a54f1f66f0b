package dev.newswire.launcher.command;

import dev.newswire.launcher.ServiceRun;
import dev.newswire.launcher.Wiring;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.metric.Metrics;
import dev.newswire.runtime.service.Service;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One service, or several of a kind, against an existing cluster, with health and metrics over HTTP, until it is stopped. */
@Command
final class ServiceCommand implements Callable<Integer> {

    private final Console console;
    private final Function<Wiring, List<Service>> services;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    ServiceCommand(Console console, Function<Wiring, List<Service>> services) {
        this.console = console;
        this.services = services;
    }

    /** For a verb that reads the options itself. */
    ServiceCommand(Console console, Function<Wiring, List<Service>> services, ConfigOptions options) {
        this(console, services);
        this.options = options;
    }

    @Override
    public Integer call() {
        Config config = options.ofCluster(console);
        PrometheusMeterRegistry metrics = Metrics.create();
        Wiring wiring = new Wiring(config, metrics);
        List<Service> all = new ArrayList<>(services.apply(wiring));
        all.add(wiring.admin(List.copyOf(all)));
        return ServiceRun.untilStopped(all, console::tell).code();
    }
}
