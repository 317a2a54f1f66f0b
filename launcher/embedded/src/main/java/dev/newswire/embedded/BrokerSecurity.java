package dev.newswire.embedded;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Has an embedded broker ask for names and rights, as a cluster does: TLS alone, users by SCRAM-SHA-512 (RFC 5802,
 * KIP-84), and nothing allowed that no access list allows.
 *
 * @param keystore PKCS #12 file with the key and the self-signed certificate of the node, for 127.0.0.1
 * @param keystorePassword of the file and of its key
 * @param node distinguished name in the certificate, by which the node's controller knows its broker
 * @param administrator user who may do everything, and by whose name the broker calls itself
 * @param password of the administrator
 */
public record BrokerSecurity(
        Path keystore, String keystorePassword, String node, String administrator, String password) {
    public BrokerSecurity {
        Objects.requireNonNull(keystore, "keystore");
        Objects.requireNonNull(keystorePassword, "keystorePassword");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(administrator, "administrator");
        Objects.requireNonNull(password, "password");
    }

    /** Names only: the passwords are secret. */
    @Override
    public String toString() {
        return "BrokerSecurity[" + keystore + ", " + node + ", " + administrator + "]";
    }
}
