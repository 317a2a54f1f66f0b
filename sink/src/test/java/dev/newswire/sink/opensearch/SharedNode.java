package dev.newswire.sink.opensearch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands tests a {@link Node}, which starts for the first of them and ends after the last of the JVM. */
final class SharedNode implements ParameterResolver {

    /** Lock of the tests that stop it. */
    static final String NODE = "the node of OpenSearch";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Node.class;
    }

    @Override
    public Node resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedNode.class))
                .getOrComputeIfAbsent(Node.class, key -> started(), Node.class);
    }

    private static Node started() {
        int least = Integer.getInteger("newswire.opensearch.java", 17);
        String folder = "target/opensearch/" + ProcessHandle.current().pid();
        try {
            Optional<Path> java = InstalledJava.atLeast(least);
            assumeTrue(java.isPresent(), "no Java " + least + " or newer is installed to run the node");
            Node node = new Node(java.orElseThrow(), Path.of(folder));
            System.out.println("The tests run on OpenSearch "
                    + node.ask("GET", "/", "").at("/version/number").asText());
            return node;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
