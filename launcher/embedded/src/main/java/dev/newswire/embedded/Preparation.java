package dev.newswire.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Does at build time, once, what would otherwise slow down first starts or every start: unpacks PostgreSQL's programs
 * and archives the registry's classes.
 */
public final class Preparation {
    private Preparation() {}

    /**
     * Called by the build.
     *
     * @param arguments registry home, PostgreSQL home, and a folder to work in
     */
    public static void main(String[] arguments) {
        Path registryHome = Path.of(arguments[0]);
        Path databaseHome = Path.of(arguments[1]);
        Path scratch = Path.of(arguments[2]);
        try {
            Files.createDirectories(databaseHome);
            PostgresHome.in(databaseHome);
            RegistryArchive archive = new RegistryArchive(registryHome);
            if (!archive.exists()) {
                archive.make(scratch);
            }
        } catch (IOException | RuntimeException e) {
            // Nothing depends on it but speed.
            System.err.println("Starts will be slower than they could be: " + e.getMessage());
        }
    }
}
