package dev.newswire.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A service as its container would run it, in a process of this machine: the image's program with the image's and the
 * compose file's arguments and variables, in which only hosts, ports and folders are those of this machine.
 */
final class Instance implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ADMIN = "NEWSWIRE_ADMIN_PORT";
    private static final String PUSH = "NEWSWIRE_INGEST_HTTP_PORT";

    private final String service;
    private final Map<String, String> environment;
    private final CommandProcess process;

    private Instance(String service, Map<String, String> environment, CommandProcess process) {
        this.service = service;
        this.environment = environment;
        this.process = process;
    }

    /**
     * @param folder its own, which must exist
     * @param here what stands on this machine for a piece of text in the files: hosts and folders
     */
    static Instance start(
            String service, ContainerImage image, ComposeServices compose, Path folder, Map<String, String> here) {
        Map<String, String> places = new TreeMap<>(here);
        image.files().forEach((there, path) -> places.put(there, path.toString()));
        places.put(image.folder(), folder.toString());
        Map<String, String> environment = new HashMap<>(image.environment());
        environment.putAll(compose.environment(service));
        for (String port : List.of(ADMIN, PUSH)) {
            environment.computeIfPresent(port, (name, container) -> Integer.toString(freePort()));
        }
        environment.replaceAll((name, value) -> translated(value, places));
        List<String> words = new ArrayList<>();
        if (compose.overridden(service)) {
            words.addAll(compose.entrypoint(service));
        } else {
            words.addAll(image.entrypoint());
        }
        words.addAll(compose.command(service));
        words.replaceAll(word -> translated(word, places));
        Path java = Path.of(System.getProperty("java.home"), "bin");
        // What the container's limit is to a JVM; and no time is spent here on the best of code.
        environment.put("JAVA_TOOL_OPTIONS", "-XX:MaxRAM=" + compose.memoryLimit(service) + " -XX:TieredStopAtLevel=1");
        environment.put("PATH", java + ":" + System.getenv("PATH"));
        if (words.get(0).equals("java")) {
            words.set(0, java.resolve("java").toString());
        }
        ProcessBuilder builder = new ProcessBuilder(scripted(words, places, folder)).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Instance(service, environment, CommandProcess.start(folder, builder));
    }

    /** A script of ours knows where things are in the image. */
    private static List<String> scripted(List<String> words, Map<String, String> places, Path folder) {
        Path program = Path.of(words.get(0));
        try (InputStream in = Files.newInputStream(program)) {
            if (!"#!".equals(new String(in.readNBytes(2), StandardCharsets.US_ASCII))) {
                return words;
            }
            String text = Files.readString(program);
            Path script = Files.writeString(folder.resolve("script"), translated(text, places));
            List<String> all = new ArrayList<>();
            all.add(text.substring(2, text.indexOf('\n')));
            all.add(script.toString());
            all.addAll(words.subList(1, words.size()));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String translated(String text, Map<String, String> places) {
        String here = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            here = here.replace(place.getKey(), place.getValue());
        }
        return here;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String service() {
        return service;
    }

    /** Host and port of health and metrics. */
    String admin() {
        return "127.0.0.1:" + environment.get(ADMIN);
    }

    /** Where items are pushed to. */
    URI items() {
        return URI.create("http://127.0.0.1:" + environment.get(PUSH) + "/v1/items");
    }

    /** Runs the image's health check as Docker would, and answers its exit code. */
    int check(ContainerImage image, Path folder) {
        List<String> words = image.healthcheck().stream()
                .map(word -> image.files().getOrDefault(word, Path.of(word)).toString())
                .toList();
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        return CommandProcess.start(folder, builder).exitCode(PATIENCE);
    }

    HttpResponse<String> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://" + admin() + path))
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(service + " does not answer: " + process.err(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    CommandProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
