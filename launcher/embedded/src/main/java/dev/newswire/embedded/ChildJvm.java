package dev.newswire.embedded;

import java.nio.file.Path;

/** The Java launcher this process itself runs on. */
final class ChildJvm {
    private ChildJvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
