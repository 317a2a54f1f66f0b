package dev.newswire.launcher.local;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the built program stands, with what it starts besides itself.
 *
 * @param registry unpacked distribution of the schema registry
 * @param database PostgreSQL's programs, unpacked once for all data folders
 */
public record Home(Path registry, Path database) {

    /** Set by the start script. */
    private static final String PROPERTY = "newswire.home";

    /** The home the start script named. */
    public static Home ofProcess() {
        String home = System.getProperty(PROPERTY);
        if (home == null || !Files.isDirectory(Path.of(home, "registry"))) {
            throw new UserError(
                    ExitCode.FAILED,
                    "the embedded parts are not here: start with the 'newswire' script, or set -D" + PROPERTY
                            + " to the folder that holds 'lib' and 'registry'");
        }
        try {
            // Where links lead to: a class archive knows its folder by its real name.
            return new Home(
                    Path.of(home, "registry").toRealPath(),
                    Path.of(home, "postgres").toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot enter the program's own folder " + home, e);
        }
    }
}
