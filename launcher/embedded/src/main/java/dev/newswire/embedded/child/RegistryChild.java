package dev.newswire.embedded.child;

import java.io.IOException;

/**
 * Main class of the registry's process. It ends with its parent, even a killed one: the parent holds the other end of
 * standard input and never writes to it.
 */
public final class RegistryChild {
    private static final String REGISTRY_MAIN = "io.quarkus.runner.GeneratedMain";

    private RegistryChild() {}

    /** Called by the Java launcher in the registry's process. */
    public static void main(String[] arguments) throws Exception {
        Thread watch = new Thread(RegistryChild::awaitEndOfParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Class.forName(REGISTRY_MAIN).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    private static void awaitEndOfParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is expected; only the end matters.
            }
        } catch (IOException closed) {
            // As good as the end.
        }
        System.exit(0);
    }
}
