package dev.newswire.launcher;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests that leave it running one {@link LivePipeline} for all of them: started when the first asks, stopped
 * after the last test of this JVM. What others have pushed may be there already.
 */
final class SharedUp implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LivePipeline.class;
    }

    @Override
    public LivePipeline resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedUp.class))
                .getOrComputeIfAbsent(LivePipeline.class, type -> LivePipeline.start(), LivePipeline.class);
    }
}
