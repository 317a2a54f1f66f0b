package dev.newswire.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecuredPropertiesTest {

    private static final BrokerSecurity SECURITY =
            new BrokerSecurity(Path.of("node.p12"), "store-secret", "CN=localhost", "keeper", "user-secret");

    @Test
    void everyListenerOfASecuredBrokerAsksForAName() {
        Map<String, Object> properties = BrokerProperties.of(
                Path.of("log"), 20_001, new BrokerConfig(Path.of("broker"), 20_000, Optional.of(SECURITY)));

        assertThat(properties.get("listener.security.protocol.map").toString())
                .doesNotContain("PLAINTEXT")
                .contains("CLIENTS:SASL_SSL", "CONTROLLER:SSL");
        assertThat(properties)
                .containsEntry("listener.name.controller.ssl.client.auth", "required")
                .containsEntry("super.users", "User:CN=localhost;User:keeper")
                .containsKeys("authorizer.class.name", "ssl.truststore.location")
                .doesNotContainKey("allow.everyone.if.no.acl.found");
        assertThat(SecuredProperties.administrator(SECURITY))
                .isEqualTo("SCRAM-SHA-512=[name=keeper,password=user-secret]");
    }

    @Test
    void aBrokerOfOnesOwnAsksForNothing() {
        assertThat(BrokerProperties.of(Path.of("log"), 20_001, new BrokerConfig(Path.of("broker"), 20_000)))
                .doesNotContainKeys("authorizer.class.name", "super.users")
                .containsEntry("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,CLIENTS:PLAINTEXT");
    }

    @Test
    void passwordsStayOutOfSight() {
        assertThat(SECURITY.toString()).doesNotContain("secret").contains("keeper");
    }
}
