package dev.newswire.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KNOWN =
            List.of("admin.port", "admin.host", "kafka.bootstrap.servers", "sink.batch-size");

    @Test
    void findsSlipsSwapsOtherJointsAndMissingPrefixes() {
        assertThat(NearestName.of("admin.prot", KNOWN)).isEqualTo("admin.port");
        assertThat(NearestName.of("ADMIN_HOST", KNOWN)).isEqualTo("admin.host");
        assertThat(NearestName.of("sink.batch.size", KNOWN)).isEqualTo("sink.batch-size");
        assertThat(NearestName.of("sink.batchsize", KNOWN)).isEqualTo("sink.batch-size");
        assertThat(NearestName.of("bootstrap.servers", KNOWN)).isEqualTo("kafka.bootstrap.servers");
    }

    @Test
    void keepsSilentWhenNothingIsNear() {
        assertThat(NearestName.of("colour", KNOWN)).isNull();
        assertThat(NearestName.of("", KNOWN)).isNull();
        assertThat(NearestName.of("admin.port".repeat(1000), KNOWN)).isNull();
    }

    @Test
    void tellsASlipFromAnotherName() {
        assertThat(NearestName.almost("kafka.bootstrap.server", KNOWN)).isEqualTo("kafka.bootstrap.servers");
        assertThat(NearestName.almost("kafka.bootstrap-servers", KNOWN)).isEqualTo("kafka.bootstrap.servers");
        assertThat(NearestName.almost("kafka.bootstrap.timeout", KNOWN)).isNull();
        assertThat(NearestName.almost("port", KNOWN)).isNull();
    }
}
