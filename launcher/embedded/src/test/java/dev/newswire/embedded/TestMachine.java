package dev.newswire.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The embedding in a JVM of its own, so that a test can kill it. Run by hand it tells how long each part took and how
 * much memory it holds: {@code java -cp … dev.newswire.embedded.TestMachine FOLDER REGISTRY_HOME POSTGRES_HOME}.
 */
record TestMachine(Process process, List<ProcessHandle> servers, List<ProcessHandle> watches) {
    private static final String READY = "ready";

    static TestMachine launch(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestMachine.class.getName(),
                        folder.toString(),
                        System.getProperty("newswire.registry.home"),
                        System.getProperty("newswire.postgres.home"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(READY)) {
                return new TestMachine(process, childrenWith(process, "newswire-"), childrenWith(process, "kill -INT"));
            }
        }
        throw new IOException("The machine ended before it was ready.");
    }

    /** Kills as {@code kill -9} does; with the watches gone first, the servers are left running. */
    void kill(boolean watchesToo) throws Exception {
        if (watchesToo) {
            for (ProcessHandle watch : watches) {
                watch.destroyForcibly();
                watch.onExit().get();
            }
        }
        process.destroyForcibly().waitFor();
    }

    private static List<ProcessHandle> childrenWith(Process process, String words) {
        return process.children()
                .filter(child -> child.info().commandLine().orElse("").contains(words))
                .toList();
    }

    static OneMachineConfig config(Path folder) {
        return OneMachineConfig.of(
                        folder,
                        Path.of(System.getProperty("newswire.registry.home")),
                        Path.of(System.getProperty("newswire.postgres.home")))
                .withMinFreeBytes(0);
    }

    public static void main(String[] arguments) throws Exception {
        OneMachineConfig config =
                OneMachineConfig.of(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        long begin = System.nanoTime();
        try (OneMachine machine = OneMachine.open(config)) {
            machine.start((part, took) ->
                    System.out.println(part.name() + " " + part.address() + " up in " + took.toMillis() + " ms"));
            System.out.println("all up in " + (System.nanoTime() - begin) / 1_000_000 + " ms");
            for (Part part : machine.parts()) {
                System.out.println(part.name() + " holds " + residentKib(part.pid()) / 1024 + " MiB");
            }
            System.out.println(READY);
            System.in.read();
            begin = System.nanoTime();
        }
        System.out.println("all down in " + (System.nanoTime() - begin) / 1_000_000 + " ms");
    }

    private static long residentKib(long pid) throws Exception {
        String pids = Stream.concat(
                        Stream.of(pid),
                        pid == ProcessHandle.current().pid()
                                ? Stream.empty()
                                : ProcessHandle.of(pid)
                                        .orElseThrow()
                                        .descendants()
                                        .map(ProcessHandle::pid))
                .map(Object::toString)
                .reduce((some, next) -> some + "," + next)
                .orElseThrow();
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", pids).start();
        try (BufferedReader output = ps.inputReader()) {
            return output.lines()
                    .mapToLong(line -> Long.parseLong(line.strip()))
                    .sum();
        }
    }
}
