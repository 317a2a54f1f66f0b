package dev.newswire.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerIT {
    @TempDir
    Path folder;

    @Test
    void keepsItsPortAndItsRecordsOverRestarts() throws Exception {
        String address;
        try (DataFolder data = DataFolder.open(folder, 0);
                EmbeddedBroker broker = broker(data)) {
            broker.start();
            address = broker.address();
            TestTopic topic = new TestTopic(address, "news");
            topic.create();
            topic.append("first");
        }
        try (DataFolder data = DataFolder.open(folder, 0);
                EmbeddedBroker broker = broker(data)) {
            broker.start();
            assertThat(broker.address()).isEqualTo(address);
            assertThat(new TestTopic(address, "news").values()).containsExactly("first");
        }
    }

    @Test
    void namesTheSettingWhenItsPortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmbeddedBroker broker = new EmbeddedBroker(new BrokerConfig(folder, other.getLocalPort()))) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining(Integer.toString(other.getLocalPort()))
                    .hasMessageContaining("up.broker.port");
        }
    }

    private static EmbeddedBroker broker(DataFolder data) {
        return new EmbeddedBroker(new BrokerConfig(data.folder("broker"), data.port("broker", 0)));
    }
}
