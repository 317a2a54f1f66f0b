package dev.newswire.embedded;

import java.util.Locale;
import java.util.Map;

/** The settings by which a node asks everyone for a name, and for the right to do what they do. */
final class SecuredProperties {
    static final String MECHANISM = "SCRAM-SHA-512";

    private SecuredProperties() {}

    /** @param clients name of the listener that clients reach */
    static void add(Map<String, Object> properties, String clients, BrokerSecurity security) {
        properties.put("listener.security.protocol.map", BrokerProperties.CONTROLLER + ":SSL," + clients + ":SASL_SSL");
        for (String store : new String[] {"keystore", "truststore"}) {
            // A key's own certificate counts as trusted: the node trusts itself and nobody else.
            properties.put("ssl." + store + ".type", "PKCS12");
            properties.put("ssl." + store + ".location", security.keystore().toString());
            properties.put("ssl." + store + ".password", security.keystorePassword());
        }
        properties.put("ssl.key.password", security.keystorePassword());
        // A controller cannot ask by SCRAM, whose users stand in the log that it is to open first.
        properties.put(
                "listener.name." + BrokerProperties.CONTROLLER.toLowerCase(Locale.ROOT) + ".ssl.client.auth",
                "required");
        properties.put("sasl.enabled.mechanisms", MECHANISM);
        properties.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
        properties.put(
                "listener.name." + clients.toLowerCase(Locale.ROOT) + "." + MECHANISM.toLowerCase(Locale.ROOT)
                        + ".sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
                        + security.administrator() + "\" password=\"" + security.password() + "\";");
        properties.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.put("super.users", "User:" + security.node() + ";User:" + security.administrator());
    }

    /** For the tool that formats a log: the administrator is there before anyone can be asked. */
    static String administrator(BrokerSecurity security) {
        return MECHANISM + "=[name=" + security.administrator() + ",password=" + security.password() + "]";
    }
}
