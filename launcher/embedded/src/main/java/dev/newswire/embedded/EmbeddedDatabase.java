package dev.newswire.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A PostgreSQL server with an empty UTF-8 database {@code newswire} that its user {@code newswire} owns.
 *
 * <p>A committed transaction is on disk. The server trusts whoever reaches it, which only programs on this machine
 * can. It writes to {@code database.log} in its folder and ends when this process does.
 */
public final class EmbeddedDatabase implements Part {
    /** Name of this part in settings and messages. */
    public static final String NAME = "database";

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);
    private static final Duration LEFTOVER_ENDS_WITHIN = Duration.ofSeconds(4);
    private static final String USER = "newswire";
    private static final String CREATION = """
            CREATE ROLE newswire LOGIN CREATEDB PASSWORD 'newswire'
            CREATE DATABASE newswire OWNER newswire
            """;
    private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C");

    private final DatabaseConfig config;
    private final Path data;
    private final Path log;
    private final PostmasterFile postmaster;
    private final PartProcess process;

    /** Starts nothing yet; the process will be entered in the ledger of {@code folder}. */
    public EmbeddedDatabase(DatabaseConfig config, DataFolder folder) {
        this.config = config;
        this.data = config.folder().toAbsolutePath().resolve("data");
        this.log = config.folder().toAbsolutePath().resolve("database.log");
        this.postmaster = new PostmasterFile(data);
        this.process = new PartProcess(NAME, "PostgreSQL", ENVIRONMENT, log, folder.ledger(), STOP_WITHIN);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** JDBC URL, without user and password. */
    @Override
    public String address() {
        return "jdbc:postgresql://127.0.0.1:" + config.port() + "/newswire";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return USER;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public CompletableFuture<Integer> exited() {
        return process.exited();
    }

    @Override
    public void start() {
        process.want();
        requireFreePort();
        bringUp();
    }

    /** Starts without another look whether the port is free. */
    void bringUp() {
        process.requireWanted();
        Folders.create(config.folder());
        try {
            PostgresCommands commands = new PostgresCommands(PostgresHome.in(config.home()), runsAsRoot());
            if (!Files.exists(data)) {
                initialise(commands);
            }
            ChildProcess starting = process.launch(token -> commands.serve(data, config.port(), token));
            starting.awaitReady(() -> postmaster.saysReady(starting.pid()), START_WITHIN);
        } catch (IOException e) {
            close();
            throw new EmbeddingException("PostgreSQL cannot start: " + e.getMessage() + "; its log is " + log + ".", e);
        }
    }

    /**
     * Stops fast: open transactions are rolled back, and what is in memory goes to disk, so that the next start recovers
     * nothing. A server that is not done after a minute is ended by force.
     */
    @Override
    public void close() {
        process.close();
    }

    void requireFreePort() {
        // A server of ours that no ledger knows any more is not another program.
        postmaster.endLeftover(LEFTOVER_ENDS_WITHIN);
        FreePorts.requireFree(NAME, config.port());
    }

    private void initialise(PostgresCommands commands) throws IOException {
        // Made aside and renamed as a whole: what a kill leaves half-made is never taken for a database.
        Path draft = data.resolveSibling("data.new");
        Folders.delete(draft);
        Files.writeString(log, "", StandardCharsets.UTF_8);
        if (!ChildProcess.run(commands.initialise(draft), ENVIRONMENT, "", log)
                || !ChildProcess.run(commands.single(draft), ENVIRONMENT, CREATION, log)) {
            throw new IOException("its data directory could not be made");
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean runsAsRoot() throws IOException {
        return Files.getAttribute(config.folder(), "unix:uid").equals(0);
    }
}
