package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A key with a self-signed certificate for this machine, made by the JDK's keytool.
 *
 * @param keystore PKCS #12 file with both
 * @param password of the file and the key
 * @param certificate PEM file with the certificate, for those who are to trust it
 */
record TestCertificate(Path keystore, String password, Path certificate) {

    /** Who the certificate is for. */
    static final String NAME = "CN=localhost";

    static TestCertificate make(Path folder, String password) {
        TestCertificate made =
                new TestCertificate(folder.resolve("node.p12"), password, folder.resolve("authority.pem"));
        made.keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                NAME,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-validity",
                "2");
        made.keytool("-exportcert", "-rfc", "-file", made.certificate.toString());
        return made;
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "node", "-storetype", "PKCS12", "-keystore", keystore.toString()));
        command.addAll(List.of("-storepass", password));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(said).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        } catch (IOException e) {
            throw new AssertionError("keytool cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
