package dev.newswire.embedded.junit;

import dev.newswire.embedded.BrokerConfig;
import dev.newswire.embedded.DataFolder;
import dev.newswire.embedded.DatabaseConfig;
import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedDatabase;
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
 * JUnit extension that hands tests an {@link EmbeddedBroker}, an {@link EmbeddedRegistry} and an {@link EmbeddedDatabase} as
 * constructor or method parameters.
 *
 * <p>Each starts when the first test asks for it, is shared by all tests of the JVM, and stops after the last; its
 * folder under {@code target/} goes with it. Tests keep apart by their own topic, subject, group and database schema names.
 *
 * <pre>{@code
 * @ExtendWith(EmbeddedStack.class)
 * final class ThingIT {
 *     ThingIT(EmbeddedBroker broker, EmbeddedRegistry registry) { … broker.address() … }
 * }
 * }</pre>
 */
public final class EmbeddedStack implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(EmbeddedStack.class);
    private static final String REGISTRY_HOME = "newswire.registry.home";
    private static final String POSTGRES_HOME = "newswire.postgres.home";
    private static final Map<Class<?>, Function<DataFolder, Part>> PARTS = Map.of(
            EmbeddedBroker.class, EmbeddedStack::broker,
            EmbeddedRegistry.class, EmbeddedStack::registry,
            EmbeddedDatabase.class, EmbeddedStack::database);

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
        return new EmbeddedRegistry(
                new RegistryConfig(
                        home(REGISTRY_HOME),
                        folder.folder(EmbeddedRegistry.NAME),
                        folder.port(EmbeddedRegistry.NAME, 0)),
                folder);
    }

    private static Part database(DataFolder folder) {
        return new EmbeddedDatabase(
                new DatabaseConfig(
                        home(POSTGRES_HOME),
                        folder.folder(EmbeddedDatabase.NAME),
                        folder.port(EmbeddedDatabase.NAME, 0)),
                folder);
    }

    private static Path home(String property) {
        String home = System.getProperty(property);
        if (home == null) {
            throw new IllegalStateException("Integration tests need the system property " + property + ".");
        }
        return Path.of(home);
    }

    private static Part started(DataFolder folder, Class<?> type) {
        Part part = Objects.requireNonNull(PARTS.get(type)).apply(folder);
        part.start();
        return part;
    }
}
