package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.newswire.embedded.EmbeddedDatabase;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.launcher.Commands.Result;
import dev.newswire.schemas.topic.AccessList;
import dev.newswire.schemas.topic.Role;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The four services over TLS and SCRAM, each with the rights that {@code topics acls} prints and no others. */
@ExtendWith(EmbeddedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class SecuredServicesIT {

    private static final Duration ARRIVES = Duration.ofSeconds(120);
    private static final String DATABASE = "secured";

    private final Map<Role, Path> files = new EnumMap<>(Role.class);
    private final Map<Role, CommandProcess> services = new EnumMap<>(Role.class);
    private final Set<String> shown = new HashSet<>();
    private Path scratch;
    private ListAppender<ILoggingEvent> refusals;
    private SecuredCluster cluster;
    private NewsSite site;
    private String database;

    @BeforeAll
    void startEverything(@TempDir Path folder, EmbeddedRegistry registry, EmbeddedDatabase postgres) throws Exception {
        scratch = folder;
        cluster = new SecuredCluster(scratch);
        refusals = listenToTheAuthorizer();
        database = postgres.address().replaceFirst("/newswire$", "/" + DATABASE);
        try (Connection connection =
                        DriverManager.getConnection(postgres.address(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
        }
        Path inbox = Files.createDirectories(scratch.resolve("inbox"));
        Files.write(inbox.resolve("broken.txt"), new byte[2048]);
        for (Role role : Role.values()) {
            files.put(role, cluster.file(role, settings(role, registry, postgres)));
        }
        verb(Role.SETUP, "topics", "create");
        verb(Role.SETUP, "schemas", "register");
        for (Role role : services()) {
            services.put(
                    role,
                    CommandProcess.start(
                            scratch,
                            List.of("-Dnewswire.log.console=INFO", "-XX:TieredStopAtLevel=1"),
                            List.of(role.label(), "--config", files.get(role).toString())));
        }
    }

    private static ListAppender<ILoggingEvent> listenToTheAuthorizer() {
        Logger authorizer = (Logger) LoggerFactory.getLogger("kafka.authorizer.logger");
        authorizer.setLevel(Level.INFO);
        // Of what is to be refused here they would print a thousand words each.
        Stream.of("org.apache.kafka.clients", "kafka.server.KafkaApis")
                .forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF));
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        authorizer.addAppender(heard);
        return heard;
    }

    private Map<String, String> settings(Role role, EmbeddedRegistry registry, EmbeddedDatabase postgres) {
        Map<String, String> settings = new HashMap<>(
                Map.of("registry.url", registry.address(), "admin.port", "0", "ingest.fetch.allow", "127.0.0.1"));
        switch (role) {
            case INGEST ->
                settings.put("ingest.folders", scratch.resolve("inbox").toString());
            case ENRICH ->
                settings.put("enrich.state-dir", scratch.resolve("state").toString());
            case SINK, OPERATOR -> {
                settings.put("sink.postgres.url", database);
                settings.put("sink.postgres.user", postgres.user());
                settings.put("sink.postgres.password", cluster.reference("database"));
            }
            case MONITOR -> settings.put("monitor.interval", "1s");
            default -> {}
        }
        return settings;
    }

    private static Set<Role> services() {
        return EnumSet.of(Role.INGEST, Role.ENRICH, Role.SINK, Role.MONITOR);
    }

    @AfterAll
    void stopEverything() throws IOException {
        services.values().forEach(CommandProcess::close);
        if (site != null) {
            site.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void itemsComeOutAtTheEnd() throws Exception {
        services.forEach((role, service) -> service.awaitSaid("Running", ARRIVES));
        site = NewsSite.open();
        site.publish("Ferry to Langevik runs again", "The ferry to Langevik runs again since Tuesday morning.");
        verb(Role.EDITOR, "feed", "add", site.feed(), "--page-fetch", "never");
        verb(Role.EDITOR, "feed", "list");
        verb(Role.EDITOR, "watchlist", "add", "Langevik", "--type", "location");
        Path pushed = Files.writeString(
                scratch.resolve("pushed.txt"), "Bridge of Aldermoor opens\n\nThe bridge of Aldermoor is open again.\n");
        verb(Role.EDITOR, "push", pushed.toString(), "--source", "desk");
        Files.writeString(
                scratch.resolve("inbox/dropped.txt"), "Tower of Ostrava shut\n\nThe tower of Ostrava is shut today.\n");

        eventually(() -> assertThat(titles())
                .containsExactlyInAnyOrder(
                        "Ferry to Langevik runs again", "Bridge of Aldermoor opens", "Tower of Ostrava shut"));
        assertThat(verb(Role.READER, "subscribe", "--from-beginning", "--no-follow", "--output", "json"))
                .hasSize(3);
        assertThat(String.join("\n", verb(Role.MONITOR, "lag", "--output", "json")))
                .contains("newswire-ingest", "newswire-enrich", "newswire-sink-postgres");
    }

    @Test
    @Order(2)
    void whatCannotBeReadIsSetAsideByEachService() throws Exception {
        try (KafkaProducer<byte[], byte[]> vandal =
                new KafkaProducer<>(cluster.administrator(), new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] noise = "neither Avro nor news".getBytes(StandardCharsets.UTF_8);
            vandal.send(new ProducerRecord<>("news.raw", noise, noise)).get();
            vandal.send(new ProducerRecord<>("news.enriched", noise, noise)).get();
        }
        eventually(() -> assertThat(String.join("\n", verb(Role.OPERATOR, "deadletters", "list", "--output", "json")))
                .contains("\"ingest\"", "\"enrich\"", "\"sink\""));
        verb(Role.OPERATOR, "deadletters", "replay");
        verb(Role.OPERATOR, "erase", "--source", "desk", "--wait", "60s");
        assertThat(titles()).doesNotContain("Bridge of Aldermoor opens").hasSize(2);
        services.forEach((role, service) ->
                assertThat(service.isAlive()).as(service.err()).isTrue());
    }

    @ParameterizedTest
    @Order(3)
    @EnumSource(names = {"INGEST", "ENRICH", "SINK", "MONITOR"})
    void noServiceMayDoMoreToATopicThanTheListSays(Role role) throws Exception {
        try (Admin admin = Admin.create(cluster.client(role))) {
            Map<String, Set<AclOperation>> granted = granted(role);
            Map<String, KafkaFuture<org.apache.kafka.clients.admin.TopicDescription>> answers = admin.describeTopics(
                            Topics.catalogue().stream().map(Topic::name).toList(),
                            new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .topicNameValues();
            for (Topic topic : Topics.catalogue()) {
                if (granted.containsKey(topic.name())) {
                    assertThat(answers.get(topic.name()).get().authorizedOperations())
                            .as(role + " on " + topic.name())
                            .isEqualTo(granted.get(topic.name()));
                } else {
                    refused(TopicAuthorizationException.class, () -> answers.get(topic.name())
                            .get());
                }
            }
            refused(AuthorizationException.class, () -> admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1)))
                    .all()
                    .get());
            refused(
                    AuthorizationException.class,
                    () -> admin.deleteTopics(List.of("news.raw")).all().get());
            refused(
                    AuthorizationException.class,
                    () -> admin.describeAcls(AclBindingFilter.ANY).values().get());
        }
    }

    @ParameterizedTest
    @Order(4)
    @EnumSource(names = {"INGEST", "ENRICH", "SINK", "MONITOR"})
    void everyServiceIsRefusedWhatIsNotItsOwn(Role role) {
        Map<String, Set<AclOperation>> granted = granted(role);
        Map<String, Object> plain = new HashMap<>(cluster.client(role));
        plain.put("enable.idempotence", false);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(plain, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic topic : Topics.catalogue()) {
                if (!granted.getOrDefault(topic.name(), Set.of()).contains(AclOperation.WRITE)) {
                    refused(TopicAuthorizationException.class, () -> producer.send(
                                    new ProducerRecord<>(topic.name(), new byte[1], new byte[1]))
                            .get());
                }
            }
        }
        for (String topic : List.of("news.raw", "news.enriched", "news.sources", "news.deadletters")) {
            if (!granted.getOrDefault(topic, Set.of()).contains(AclOperation.READ)) {
                refused(TopicAuthorizationException.class, () -> read(role, topic));
            }
        }
        for (Role other : EnumSet.of(Role.INGEST, Role.ENRICH, Role.SINK)) {
            if (other != role) {
                refused(GroupAuthorizationException.class, () -> join(role, groupOf(other)));
                transactionalIds(other)
                        .forEach(id -> refused(TransactionalIdAuthorizationException.class, () -> begin(role, id)));
            }
        }
        assertThat(List.copyOf(refusals.list))
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("newswire-" + role.label()));
    }

    @Test
    @Order(5)
    void nobodyIsTakenForAnotherWithoutTheirPassword() {
        Map<String, Object> stranger = new HashMap<>(cluster.client(Role.SINK));
        stranger.compute("sasl.jaas.config", (name, jaas) -> jaas.toString()
                .replaceFirst("password=\"[^\"]+", "password=\"guess"));
        try (Admin admin = Admin.create(stranger)) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .hasRootCauseInstanceOf(org.apache.kafka.common.errors.SaslAuthenticationException.class);
        }
    }

    @Test
    @Order(6)
    void noSecretIsShownAnywhere() {
        for (Role role : Role.values()) {
            List<String> settings = verb(role, "config", "show", "--output", "json");
            assertThat(settings).anyMatch(line -> line.contains("sasl.jaas.config") && line.contains("[redacted]"));
        }
        services.forEach((role, service) -> {
            assertThat(service.err()).contains("Service started");
            shown.add(service.out());
            shown.add(service.err());
        });
        for (String secret : cluster.secrets()) {
            assertThat(shown).noneMatch(text -> text.contains(secret));
        }
    }

    private void read(Role role, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(cluster.client(role), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seekToBeginning(consumer.assignment());
            consumer.poll(Duration.ofSeconds(10));
        }
    }

    private void join(Role role, String group) {
        Map<String, Object> settings = new HashMap<>(cluster.client(role));
        settings.put("group.id", group);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            // One that it may see, so that it is the group that is refused.
            consumer.subscribe(List.of(role == Role.SINK ? "news.enriched" : "news.raw"));
            consumer.poll(Duration.ofSeconds(10));
        }
    }

    private void begin(Role role, String transactionalId) {
        Map<String, Object> settings = new HashMap<>(cluster.client(role));
        settings.put("transactional.id", transactionalId);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
        }
    }

    private static String groupOf(Role role) {
        return "newswire-" + role.label() + (role == Role.SINK ? "-postgres" : "");
    }

    /** Such as the service of that role uses. */
    private static List<String> transactionalIds(Role role) {
        return switch (role) {
            case INGEST -> List.of("ingest-service-1", "ingest-poll-1", "ingest-http-1");
            case ENRICH -> List.of("newswire-enrich-1-1");
            default -> List.of("newswire-sink-postgres-1");
        };
    }

    /** What the list says of each topic, and what Kafka takes to be part of that. */
    private static Map<String, Set<AclOperation>> granted(Role role) {
        return AccessList.of(role, "User:any", "newswire-enrich").stream()
                .filter(binding -> binding.pattern().resourceType() == ResourceType.TOPIC)
                .collect(Collectors.groupingBy(
                        binding -> binding.pattern().name(),
                        Collectors.flatMapping(
                                binding -> Stream.of(binding.entry().operation(), AclOperation.DESCRIBE),
                                Collectors.toSet())));
    }

    private static void refused(Class<? extends AuthorizationException> how, ThrowingRunnable what) {
        assertThatThrownBy(what::run)
                .satisfies(thrown -> assertThat(thrown.getCause() == null ? thrown : thrown.getCause())
                        .isInstanceOf(how));
    }

    private Set<String> titles() throws SQLException {
        Set<String> titles = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(database, "newswire", "");
                Statement statement = connection.createStatement();
                ResultSet there = statement.executeQuery("SELECT to_regclass('newswire.item') IS NOT NULL")) {
            there.next();
            if (there.getBoolean(1)) {
                try (Statement query = connection.createStatement();
                        ResultSet rows = query.executeQuery("SELECT title FROM newswire.item")) {
                    while (rows.next()) {
                        titles.add(rows.getString(1));
                    }
                }
            }
        }
        return titles;
    }

    /** Runs a verb with the settings of a role; it must succeed. */
    private List<String> verb(Role role, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--config", files.get(role).toString()));
        Result result = new Commands(scratch).run(all.toArray(String[]::new));
        shown.addAll(result.out());
        shown.add(result.err());
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    private void eventually(ThrowingRunnable assertion) {
        try {
            await().atMost(ARRIVES).pollInterval(Duration.ofMillis(300)).untilAsserted(assertion);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError(
                    services.values().stream().map(CommandProcess::err).collect(Collectors.joining("\n")), e);
        }
    }
}
