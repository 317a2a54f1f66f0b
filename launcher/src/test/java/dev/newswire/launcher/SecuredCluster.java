package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.embedded.BrokerConfig;
import dev.newswire.embedded.BrokerSecurity;
import dev.newswire.embedded.DataFolder;
import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.launcher.Commands.Result;
import dev.newswire.schemas.topic.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A broker that speaks TLS, asks for names by SCRAM and allows what {@code topics acls} prints, and one user for each
 * role. Passwords stand in one file, to which the users' settings refer.
 */
final class SecuredCluster implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADMINISTRATOR = "keeper";

    private final Path folder;
    private final TestCertificate certificate;
    private final Map<String, String> passwords = new TreeMap<>();
    private final DataFolder data;
    private final EmbeddedBroker broker;

    /** Starts the broker. */
    SecuredCluster(Path folder) throws IOException {
        this.folder = folder;
        passwords.put("keystore", password());
        passwords.put("database", password());
        passwords.put(ADMINISTRATOR, password());
        Arrays.stream(Role.values()).forEach(role -> passwords.put(role.label(), password()));
        Files.write(
                folder.resolve("passwords"),
                passwords.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
        certificate = TestCertificate.make(folder, passwords.get("keystore"));
        data = DataFolder.openThrowAway(folder.resolve("cluster"), 0);
        broker = new EmbeddedBroker(new BrokerConfig(
                data.folder(EmbeddedBroker.NAME),
                data.port(EmbeddedBroker.NAME, 0),
                Optional.of(new BrokerSecurity(
                        certificate.keystore(),
                        certificate.password(),
                        TestCertificate.NAME,
                        ADMINISTRATOR,
                        passwords.get(ADMINISTRATOR)))));
        broker.start();
        try (Admin admin = Admin.create(administrator())) {
            List<UserScramCredentialAlteration> users = new ArrayList<>();
            for (Role role : Role.values()) {
                users.add(new UserScramCredentialUpsertion(
                        "newswire-" + role.label(),
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                        passwords.get(role.label())));
            }
            get(admin.alterUserScramCredentials(users).all());
            get(admin.createAcls(printed()).all());
        }
    }

    /** What the verb prints, and nothing else. */
    private Collection<AclBinding> printed() throws IOException {
        Result result = new Commands(folder).run("topics", "acls", "--output", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        List<AclBinding> bindings = new ArrayList<>();
        for (String line : result.out()) {
            JsonNode right = JSON.readTree(line);
            bindings.add(new AclBinding(
                    new ResourcePattern(
                            ResourceType.valueOf(word(right, "resource")),
                            right.get("name").asText(),
                            PatternType.valueOf(word(right, "pattern"))),
                    new AccessControlEntry(
                            right.get("principal").asText(),
                            "*",
                            AclOperation.valueOf(word(right, "operation")),
                            AclPermissionType.ALLOW)));
        }
        return bindings;
    }

    private static String word(JsonNode right, String field) {
        return right.get(field).asText().toUpperCase(Locale.ROOT);
    }

    /** Settings of a plain client of a role. */
    Map<String, Object> client(Role role) {
        return settings("newswire-" + role.label(), passwords.get(role.label()));
    }

    /** Settings of a plain client that may do everything. */
    Map<String, Object> administrator() {
        return settings(ADMINISTRATOR, passwords.get(ADMINISTRATOR));
    }

    /** A configuration file of a role; its password stands elsewhere. */
    Path file(Role role, Map<String, String> more) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>(more);
        settings("newswire-" + role.label(), reference(role.label()))
                .forEach((name, value) -> lines.put("kafka." + name, value.toString()));
        lines.put("kafka.config.providers", "file");
        lines.put("kafka.config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider");
        return Files.writeString(
                folder.resolve(role.label() + ".properties"),
                lines.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    /** What stands in settings for a password. */
    String reference(String name) {
        return "${file:" + folder.resolve("passwords") + ":" + name + "}";
    }

    /** Everything that must not be seen. */
    Collection<String> secrets() {
        return passwords.values();
    }

    private Map<String, Object> settings(String user, String password) {
        return Map.of(
                "bootstrap.servers",
                broker.address(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                        + password + "\";",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.certificate().toString());
    }

    private static String password() {
        return UUID.randomUUID().toString();
    }

    private static <T> T get(org.apache.kafka.common.KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @Override
    public void close() {
        broker.close();
        data.close();
    }
}
