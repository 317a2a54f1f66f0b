package dev.newswire.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An {@link EmbeddedBroker} as a cluster would be run: TLS, SCRAM-SHA-512, and an authorizer that refuses what no
 * access list allows. For tests; the certificate is made anew by the JDK's keytool, and inside this machine the broker
 * talks to itself in plain text. Not thread-safe.
 */
public final class SecuredBroker implements AutoCloseable {
    /** May do everything. */
    public static final String ADMIN = "admin";

    private static final String KEY_PASSWORD = "changeit";
    private static final String INSIDE = "INSIDE";
    private static final String CLIENTS = BrokerProperties.CLIENTS;
    private static final long KEYTOOL_SECONDS = 30;

    private final Path folder;
    private final Map<String, String> passwords;
    private final EmbeddedBroker broker;
    private final int inside = FreePorts.choose();

    /**
     * Starts nothing yet.
     *
     * @param folder for the log and the certificate
     * @param passwords of every user, {@link #ADMIN} among them
     */
    public SecuredBroker(Path folder, Map<String, String> passwords) {
        this.folder = folder;
        this.passwords = Map.copyOf(passwords);
        this.broker = new EmbeddedBroker(
                new BrokerConfig(folder.resolve("broker"), FreePorts.choose()),
                this::secured,
                this.passwords.entrySet().stream()
                        .map(user -> "SCRAM-SHA-512=[name=" + user.getKey() + ",password=" + user.getValue() + "]")
                        .toList());
    }

    /** Makes the certificate, and starts. */
    public void start() {
        try {
            Files.createDirectories(folder.resolve("broker"));
            keytool(
                    "-genkeypair",
                    "-alias",
                    "broker",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=127.0.0.1",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-validity",
                    "2",
                    "-storetype",
                    "PKCS12");
            keytool(
                    "-exportcert",
                    "-alias",
                    "broker",
                    "-rfc",
                    "-file",
                    certificate().toString());
        } catch (IOException e) {
            throw new EmbeddingException("No certificate can be made in " + folder + ": " + e.getMessage(), e);
        }
        broker.start();
    }

    /** What a client of that user must set; the password stands in {@code sasl.jaas.config} as it is. */
    public Map<String, String> settings(String user) {
        return settings(user, passwords.getOrDefault(user, ""));
    }

    /** The same with another way to say the password, such as a reference to a config provider. */
    public Map<String, String> settings(String user, String password) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("bootstrap.servers", broker.address());
        settings.put("security.protocol", "SASL_SSL");
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", certificate().toString());
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                        + password + "\";");
        return settings;
    }

    @Override
    public void close() {
        broker.close();
    }

    private Path certificate() {
        return folder.resolve("broker.pem").toAbsolutePath();
    }

    private Path keys() {
        return folder.resolve("broker.p12").toAbsolutePath();
    }

    private void secured(Map<String, Object> properties) {
        Map<String, Object> more = new HashMap<>();
        more.put("listeners", properties.get("listeners") + "," + INSIDE + "://127.0.0.1:" + inside);
        more.put(
                "advertised.listeners",
                properties.get("advertised.listeners") + "," + INSIDE + "://127.0.0.1:" + inside);
        more.put(
                "listener.security.protocol.map",
                BrokerProperties.CONTROLLER + ":PLAINTEXT," + INSIDE + ":PLAINTEXT," + CLIENTS + ":SASL_SSL");
        more.put("inter.broker.listener.name", INSIDE);
        more.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        more.put(
                "listener.name." + CLIENTS.toLowerCase(Locale.ROOT) + ".scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        more.put("ssl.keystore.type", "PKCS12");
        more.put("ssl.keystore.location", keys().toString());
        more.put("ssl.keystore.password", KEY_PASSWORD);
        more.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        more.put("super.users", "User:ANONYMOUS;User:" + ADMIN);
        properties.putAll(more);
    }

    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", keys().toString(), "-storepass", KEY_PASSWORD));
        Path said = folder.resolve("keytool.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("keytool failed: " + Files.readString(said, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
