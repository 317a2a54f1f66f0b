package dev.newswire.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.newswire.runtime.config.ConfigLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The compose file and what it mounts fit together and fit the code, as far as can be told without Docker. */
class ComposeTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path COMPOSE = ROOT.resolve("docker-compose.yml");
    private static final Pattern VARIABLE = Pattern.compile("^ {2,}(NEWSWIRE_[A-Z0-9_]+): *(.*)$");
    private static final Pattern IMAGE = Pattern.compile("^(?: *image:|FROM) +(\\S+)");
    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+:v?\\d+\\.\\d+[A-Za-z0-9._-]*");
    private static final Pattern PUBLISHED = Pattern.compile("^ +- \"127\\.0\\.0\\.1:(\\d+):(\\d+)\"$");
    private static final Pattern SERVICE = Pattern.compile("^ {2}([a-z-]+):$");
    private static final Pattern TARGET = Pattern.compile("targets: \\[\"([a-z-]+):(\\d+)\"]");
    private static final Pattern MOUNT = Pattern.compile("^ +- (\\./[^:]+):(/[^:]+)(?::ro)?$");
    private static final Pattern SUBSTITUTE = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");

    @Test
    void everyVariableIsASettingAndItsValueFits() throws IOException {
        Map<String, String> variables = new TreeMap<>();
        for (String line : lines(COMPOSE)) {
            Matcher variable = VARIABLE.matcher(line);
            if (variable.find()) {
                String value = SUBSTITUTE.matcher(variable.group(2)).replaceAll("$1");
                variables.put(variable.group(1), value.replace("\"", ""));
            }
        }
        assertThat(variables).hasSizeGreaterThan(6);
        ConfigLoader.of(AllKeys.LIST).environment(variables).load();
    }

    @Test
    void everyImageIsPinned() throws IOException {
        List<String> images = new ArrayList<>();
        for (Path file : List.of(COMPOSE, ROOT.resolve("deploy/Dockerfile"))) {
            for (String line : lines(file)) {
                Matcher image = IMAGE.matcher(line);
                if (image.find()) {
                    images.add(image.group(1));
                }
            }
        }
        assertThat(images).hasSizeGreaterThan(6).allMatch(image -> PINNED.matcher(image)
                .matches());
    }

    @Test
    void everyPublishedPortIsListenedOn() throws IOException {
        Map<String, String> services = services();
        Map<String, Set<String>> published = new LinkedHashMap<>();
        services.forEach((name, text) -> text.lines().forEach(line -> {
            Matcher port = PUBLISHED.matcher(line);
            if (port.find()) {
                published.computeIfAbsent(name, any -> new TreeSet<>()).add(port.group(2));
            }
        }));
        Map<String, String> said = Map.of(
                "kafka", "OUTSIDE://:%s",
                "registry", "SCHEMA_REGISTRY_LISTENERS: http://0.0.0.0:%s",
                "postgres", "5432",
                "ingest", "NEWSWIRE_INGEST_HTTP_PORT: %s",
                "opensearch", "http.port: %s",
                "prometheus", "--web.listen-address=:%s",
                "grafana", "GF_SERVER_HTTP_PORT: %s");
        published.forEach((service, ports) -> ports.forEach(port -> {
            if (service.equals("monitor")) {
                assertThat(port).isEqualTo(adminPort());
            } else {
                assertThat(services.get(service))
                        .as("%s listens on %s", service, port)
                        .contains(said.getOrDefault(service, "nothing known of " + service)
                                .formatted(port));
            }
        }));
        assertThat(services.values().stream()
                        .flatMap(String::lines)
                        .filter(line -> line.contains("127.0.0.1:")
                                && PUBLISHED.matcher(line).find()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyScrapedEndpointExists() throws IOException {
        String prometheus = Files.readString(ROOT.resolve("deploy/prometheus/prometheus.yml"));
        Matcher target = TARGET.matcher(prometheus);
        Set<String> scraped = new TreeSet<>();
        while (target.find()) {
            scraped.add(target.group(1));
            assertThat(target.group(2)).isEqualTo(adminPort());
        }
        assertThat(scraped).containsExactlyInAnyOrder("ingest", "enrich", "sink", "monitor");
        assertThat(services().keySet()).containsAll(scraped);
        assertThat(prometheus).contains("metrics_path: /metrics");
    }

    @Test
    void everyMountedFileExists() throws IOException {
        int mounts = 0;
        for (String line : lines(COMPOSE)) {
            Matcher mount = MOUNT.matcher(line);
            if (mount.find()) {
                mounts++;
                assertThat(ROOT.resolve(mount.group(1))).exists();
            }
        }
        assertThat(mounts).isGreaterThanOrEqualTo(3);
    }

    @Test
    void everyServiceBelongsToAProfileAndHasALimit() throws IOException {
        services().forEach((name, text) -> {
            assertThat(text).as("%s", name).contains("mem_limit:");
            assertThat(text.contains("profiles: [minimal, full]") || text.contains("profiles: [full]"))
                    .as("%s has a profile", name)
                    .isTrue();
        });
        assertThat(Files.readString(ROOT.resolve(".env"))).contains("COMPOSE_PROFILES=minimal");
    }

    @Test
    void dockerComposeUnderstandsTheFile() throws Exception {
        for (String profile : List.of("minimal", "full")) {
            assertThat(run("docker-compose", "--profile", profile, "-f", COMPOSE.toString(), "config", "-q"))
                    .isEqualTo("0 ");
        }
    }

    @Test
    void promtoolUnderstandsConfigurationAndRules() throws Exception {
        String said = run(
                "promtool",
                "check",
                "config",
                ROOT.resolve("deploy/prometheus/prometheus.yml").toString());
        assertThat(said).startsWith("0 ").contains("SUCCESS");
    }

    /** Exit code and output; the test is reported as skipped where the program is not installed. */
    private static String run(String... command) throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0])));
        assumeThat(installed).as("%s is installed", command[0]).isTrue();
        Process process = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + said;
    }

    private static String adminPort() {
        try {
            return lines(ROOT.resolve("deploy/Dockerfile")).stream()
                    .filter(line -> line.strip().startsWith("NEWSWIRE_ADMIN_PORT="))
                    .map(line -> line.strip().substring("NEWSWIRE_ADMIN_PORT=".length()))
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of each service, by its name. */
    private static Map<String, String> services() throws IOException {
        Map<String, String> services = new LinkedHashMap<>();
        String name = "";
        boolean inside = false;
        for (String line : lines(COMPOSE)) {
            Matcher service = SERVICE.matcher(line);
            if (!line.startsWith(" ") && !line.isBlank()) {
                inside = line.equals("services:");
            } else if (inside && service.find()) {
                name = service.group(1);
                services.put(name, "");
            } else if (inside && !name.isEmpty()) {
                services.merge(name, line + "\n", String::concat);
            }
        }
        return services;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }
}
