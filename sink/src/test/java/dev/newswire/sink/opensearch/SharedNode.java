package dev.newswire.sink.opensearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests a {@link Node}, which starts for the first of them and ends after the last of the JVM; where no Java is
 * there that runs it, the tests are skipped.
 */
final class SharedNode implements ExecutionCondition, ParameterResolver {

    /** Lock of the tests that stop it. */
    static final String NODE = "the node of OpenSearch";

    private static final int LEAST_JAVA = Integer.getInteger("newswire.opensearch.java", 17);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return java().isPresent()
                ? ConditionEvaluationResult.enabled("there is a Java to run the node")
                : ConditionEvaluationResult.disabled(
                        "no Java " + LEAST_JAVA + " or newer is installed to run the node");
    }

    private static Optional<Path> java() {
        try {
            return InstalledJava.atLeast(LEAST_JAVA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
        String folder = "target/opensearch/" + ProcessHandle.current().pid();
        try {
            Node node = new Node(java().orElseThrow(), Path.of(folder));
            System.out.println("The tests run on OpenSearch "
                    + node.ask("GET", "/", "").at("/version/number").asText());
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
