package dev.newswire.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics of our own that the services' code declares, as Prometheus shows them. */
final class MetricTable {
    private static final List<String> SERVICES = List.of("ingest", "enrich", "sink", "monitor");
    private static final PrometheusNamingConvention PROMETHEUS = new PrometheusNamingConvention();

    /** A meter that is built where it is used. */
    private static final Pattern BUILT = Pattern.compile(
            "\\b(Counter|Timer|Gauge|MultiGauge|DistributionSummary)\\s*\\.builder\\(\\s*(\"[^\"]+\"|\\w+)(.*?)\\.register\\(",
            Pattern.DOTALL);
    /** A meter that a method of the same class builds, given its name and what it tells. */
    private static final Pattern GIVEN = Pattern.compile(
            "\\b(gauge|counter)\\(\\s*(?:\\w+,\\s*)*\"(newswire\\.[a-z.]+)\",\\s*\"([^\"]+)\"", Pattern.DOTALL);

    private static final Pattern DESCRIPTION = Pattern.compile("\\.description\\(\\s*\"([^\"]+)\"\\s*\\)");
    private static final Pattern UNIT = Pattern.compile("\\.baseUnit\\(\"(\\w+)\"\\)");
    private static final Pattern SHORT_CUT = Pattern.compile("[rR]egistry\\.(?:counter|timer|gauge|summary)\\(");
    private static final Map<String, Meter.Type> TYPES = Map.of(
            "counter", Meter.Type.COUNTER,
            "timer", Meter.Type.TIMER,
            "gauge", Meter.Type.GAUGE,
            "multigauge", Meter.Type.GAUGE,
            "distributionsummary", Meter.Type.DISTRIBUTION_SUMMARY);

    private final Map<String, String> rows = new TreeMap<>();

    private MetricTable() {}

    /** Reads the sources of all services below a folder. */
    static MetricTable of(Path root) throws IOException {
        MetricTable table = new MetricTable();
        for (String service : SERVICES) {
            try (Stream<Path> files = Files.walk(root.resolve(service).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    table.read(service, Files.readString(file), file);
                }
            }
        }
        return table;
    }

    String markdown() {
        return "| metric | type | service | what |\n|---|---|---|---|\n" + String.join("", rows.values());
    }

    private void read(String service, String source, Path file) {
        if (!source.contains("io.micrometer.core.instrument")) {
            return;
        }
        assertThat(SHORT_CUT.matcher(source).find())
                .as("%s: a meter of the registry's short forms tells nobody what it is", file)
                .isFalse();
        List<MatchResult> built = BUILT.matcher(source).results().toList();
        for (MatchResult meter : built) {
            name(meter.group(2), source).ifPresent(name -> {
                String chain = meter.group(3);
                add(
                        service,
                        meter.group(1),
                        name,
                        first(UNIT, chain).orElse(null),
                        first(DESCRIPTION, chain)
                                .orElseThrow(() -> new AssertionError(file + ": what is " + name + "?")));
            });
        }
        for (MatchResult meter : GIVEN.matcher(source).results().toList()) {
            add(service, meter.group(1), meter.group(2), null, meter.group(3));
        }
    }

    private void add(String service, String kind, String name, @Nullable String unit, String description) {
        Meter.Type type = TYPES.get(kind.toLowerCase(Locale.ROOT));
        String shown = PROMETHEUS.name(name, type, type == Meter.Type.TIMER ? "seconds" : unit)
                + (type == Meter.Type.COUNTER ? "_total" : "");
        String what = description.endsWith(".") ? description.substring(0, description.length() - 1) : description;
        rows.put(
                shown,
                "| `" + shown + "` | " + type.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " | " + service
                        + " | " + what + " |\n");
    }

    /** The literal, or that of the constant; empty for the parameter of a method that is given both. */
    private static Optional<String> name(String argument, String source) {
        if (argument.startsWith("\"")) {
            return Optional.of(argument.substring(1, argument.length() - 1));
        }
        return first(Pattern.compile("\\b" + argument + " = \"([^\"]+)\""), source);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
