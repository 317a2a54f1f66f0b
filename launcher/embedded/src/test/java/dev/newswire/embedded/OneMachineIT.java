package dev.newswire.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OneMachineIT {
    @TempDir
    Path folder;

    @Test
    void reportsEveryPartAndStopsWithinTenSeconds() {
        Set<String> reported = ConcurrentHashMap.newKeySet();
        OneMachine machine = OneMachine.open(TestMachine.config(folder));
        machine.start((part, took) -> reported.add(part.name()));
        assertThat(reported).containsExactlyInAnyOrder("broker", "registry", "database");
        List<Part> parts = machine.parts();
        long begin = System.nanoTime();
        machine.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(parts).noneMatch(Part::isAlive);
    }

    @Test
    void endsItsOrphansAndKeepsAllThatWasAcknowledgedBeforeAKill() throws Exception {
        TestMachine killed = TestMachine.launch(folder);
        fill();
        killed.kill(true);
        assertThat(killed.servers()).hasSize(2).allMatch(ProcessHandle::isAlive);
        try (OneMachine machine = OneMachine.open(TestMachine.config(folder))) {
            machine.start((part, took) -> {});
            assertThat(killed.servers()).noneMatch(ProcessHandle::isAlive);
            assertAllThere(machine);
        }
    }

    @Test
    void holdsItsFolderAndLeavesNoProcessBehindWhenItIsKilled() throws Exception {
        TestMachine killed = TestMachine.launch(folder);
        fill();
        assertThatThrownBy(() -> OneMachine.open(TestMachine.config(folder)))
                .isInstanceOfSatisfying(FolderInUseException.class, e -> assertThat(e.pid())
                        .isEqualTo(killed.process().pid()));
        killed.kill(false);
        for (ProcessHandle server : killed.servers()) {
            server.onExit().get(10, TimeUnit.SECONDS);
        }
        try (OneMachine machine = OneMachine.open(TestMachine.config(folder))) {
            machine.start((part, took) -> {});
            assertAllThere(machine);
        }
    }

    @Test
    void startsNothingWhenOnePortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                OneMachine machine = OneMachine.open(TestMachine.config(folder).onPorts(0, 0, other.getLocalPort()))) {
            assertThatThrownBy(() -> machine.start((part, took) -> {}))
                    .isInstanceOfSatisfying(PortTakenException.class, e -> assertThat(e.setting())
                            .isEqualTo("up.database.port"));
            assertThat(machine.parts()).noneMatch(Part::isAlive);
        }
    }

    @Test
    void leavesNothingBehindWhenItIsClosedWhileItStarts() {
        Path thrown = folder.resolve("thrown");
        CompletableFuture<Void> start;
        try (OneMachine machine = OneMachine.open(TestMachine.config(thrown).thrownAway())) {
            start = CompletableFuture.runAsync(() -> machine.start((part, took) -> {}));
            await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(thrown.resolve("database/data.new")));
        }
        assertThat(thrown).doesNotExist();
        assertThat(start).failsWithin(Duration.ofSeconds(20));
        assertThat(thrown).doesNotExist();
    }

    /** Asks a machine that runs in another process, through the ports that its folder remembers. */
    private void fill() throws Exception {
        Ports ports = new Ports(folder.resolve("ports.properties"));
        TestTopic topic = new TestTopic("127.0.0.1:" + ports.last("broker"), "news");
        topic.create();
        topic.append("first");
        new TestSchemas("http://127.0.0.1:" + ports.last("registry") + "/apis/ccompat/v7")
                .register("item-value", TestSchemas.TITLE);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + ports.last("database") + "/newswire", "newswire", "newswire");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE item (title text)");
            statement.execute("INSERT INTO item VALUES ('first')");
        }
    }

    private static void assertAllThere(OneMachine machine) throws Exception {
        assertThat(new TestTopic(machine.broker().address(), "news").values()).containsExactly("first");
        TestSchemas schemas = new TestSchemas(machine.registry().address());
        assertThat(schemas.get("/subjects")).contains("item-value");
        assertThat(schemas.get("/config")).contains("FULL_TRANSITIVE");
        EmbeddedDatabase database = machine.database();
        try (Connection connection =
                        DriverManager.getConnection(database.address(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT title FROM item")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("first");
            assertThat(rows.next()).isFalse();
        }
    }
}
