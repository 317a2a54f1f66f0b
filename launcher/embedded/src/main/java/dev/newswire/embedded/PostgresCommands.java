package dev.newswire.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Command lines of PostgreSQL's programs for one data directory: durable, on loopback, and small. */
final class PostgresCommands {
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            // One user on one machine: few connections, no replicas, no parallel plans, no compiled ones.
            Map.entry("max_connections", "30"),
            Map.entry("shared_buffers", "16MB"),
            Map.entry("max_wal_size", "256MB"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("max_parallel_workers", "0"),
            Map.entry("autovacuum_max_workers", "1"),
            Map.entry("io_method", "sync"),
            Map.entry("jit", "off"));

    private final PostgresHome home;
    private final List<String> asUser;

    /** As root the programs refuse to run; a user namespace of their own makes them run as nobody in particular. */
    PostgresCommands(PostgresHome home, boolean root) {
        this.home = home;
        this.asUser = root ? List.of("unshare", "-U") : List.of();
    }

    List<String> initialise(Path data) {
        return command(
                "initdb",
                List.of(
                        "--pgdata=" + data,
                        "--auth=trust",
                        "--username=postgres",
                        "--encoding=UTF8",
                        // Unicode letters without the system's locales, which differ from machine to machine.
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--wal-segsize=4",
                        "--no-instructions"));
    }

    /** Reads SQL from standard input, one statement a line. */
    List<String> single(Path data) {
        return command("postgres", List.of("--single", "-D", data.toString(), "postgres"));
    }

    List<String> serve(Path data, int port, String token) {
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        arguments.addAll(List.of("-c", "cluster_name=" + token));
        SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return command("postgres", arguments);
    }

    private List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(asUser);
        command.add(home.program(program));
        command.addAll(arguments);
        return command;
    }
}
