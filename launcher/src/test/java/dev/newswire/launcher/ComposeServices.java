package dev.newswire.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The services of the compose file, with the defaults of its own variables. */
final class ComposeServices {

    private static final Pattern SUBSTITUTE = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");

    private final Map<?, ?> services;

    ComposeServices(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file)) {
            Map<?, ?> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            services = (Map<?, ?>) all.get("services");
        }
    }

    /** What is given to the entry point. */
    List<String> command(String service) {
        return strings(service, "command");
    }

    /** Whether it has an entry point other than the image's. */
    boolean overridden(String service) {
        return of(service).containsKey("entrypoint");
    }

    /** What takes the place of the image's entry point. */
    List<String> entrypoint(String service) {
        return strings(service, "entrypoint");
    }

    Map<String, String> environment(String service) {
        Map<String, String> environment = new LinkedHashMap<>();
        ((Map<?, ?>) of(service).get("environment"))
                .forEach((name, value) -> environment.put(
                        name.toString(),
                        SUBSTITUTE.matcher(String.valueOf(value)).replaceAll("$1")));
        return environment;
    }

    /** As Docker and the JVM spell it: 384m. */
    String memoryLimit(String service) {
        return of(service).get("mem_limit").toString();
    }

    private List<String> strings(String service, String name) {
        return ((List<?>) of(service).get(name)).stream().map(Object::toString).toList();
    }

    private Map<?, ?> of(String service) {
        return (Map<?, ?>) services.get(service);
    }
}
