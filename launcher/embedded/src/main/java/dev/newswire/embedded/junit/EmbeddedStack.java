package dev.newswire.embedded.junit;

import dev.newswire.embedded.BrokerConfig;
import dev.newswire.embedded.DataFolder;
import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.Part;
import dev.newswire.embedded.RegistryConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * JUnit extension that hands tests an {@link EmbeddedBroker} and an {@link EmbeddedRegistry} as constructor or method
 * parameters.
 *
 * <p>Each starts when the first test asks for it, is shared by all tests of the JVM, and stops after the last; its
 * folder under {@code target/} goes with it. Tests keep apart by their own topic, subject and group names.
 *
 * <pre>{@code
 * @ExtendWith(EmbeddedStack.class)
 * final class ThingIT {
 *     ThingIT(EmbeddedBroker broker, EmbeddedRegistry registry) { … broker.address() … registry.address() … }
 * }
 * }</pre>
 */
public final class EmbeddedStack implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(EmbeddedStack.class);
    private static final String REGISTRY_HOME = "newswire.registry.home";
    private static final Map<Class<?>, Function<DataFolder, Part>> PARTS =
            Map.of(EmbeddedBroker.class, EmbeddedStack::broker, EmbeddedRegistry.class, EmbeddedStack::registry);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARTS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Store store = context.getRoot().getStore(NAMESPACE);
        // Values close in the reverse order of their creation: the parts before the folder they stand in.
        DataFolder folder = store.getOrComputeIfAbsent(DataFolder.class, key -> openFolder(), DataFolder.class);
        return store.getOrComputeIfAbsent(type, key -> started(folder, key), Part.class);
    }

    private static DataFolder openFolder() {
        Path folder = Path.of(
                "target", "embedded", Long.toString(ProcessHandle.current().pid()));
        return DataFolder.openThrowAway(folder, 0);
    }

    private static Part broker(DataFolder folder) {
        return new EmbeddedBroker(
                new BrokerConfig(folder.folder(EmbeddedBroker.NAME), folder.port(EmbeddedBroker.NAME, 0)));
    }

    private static Part registry(DataFolder folder) {
        String home = System.getProperty(REGISTRY_HOME);
        if (home == null) {
            throw new IllegalStateException("Set -D" + REGISTRY_HOME + " to the unpacked registry distribution.");
        }
        return new EmbeddedRegistry(
                new RegistryConfig(
                        Path.of(home), folder.folder(EmbeddedRegistry.NAME), folder.port(EmbeddedRegistry.NAME, 0)),
                folder);
    }

    private static Part started(DataFolder folder, Class<?> type) {
        Part part = Objects.requireNonNull(PARTS.get(type)).apply(folder);
        part.start();
        return part;
    }
}
