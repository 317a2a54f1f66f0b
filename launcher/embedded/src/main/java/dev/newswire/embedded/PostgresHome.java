package dev.newswire.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs, unpacked from the class path once and kept. Several processes may unpack into one home at
 * a time: each works aside and the first to finish provides for all.
 */
final class PostgresHome {
    private final Path root;

    private PostgresHome(Path root) {
        this.root = root;
    }

    static PostgresHome in(Path home) throws IOException {
        String archive = "/postgres-" + system() + "-" + processor() + ".txz";
        URL resource = PostgresHome.class.getResource(archive);
        if (resource == null || !(resource.openConnection() instanceof JarURLConnection entry)) {
            throw new IOException("no PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + " came with this build");
        }
        // The checksum in the name: a home that an earlier version unpacked into is not taken for this one.
        Path root = home.toAbsolutePath()
                .resolve(Long.toHexString(entry.getJarEntry().getCrc()));
        if (!Files.isDirectory(root)) {
            unpack(resource, root);
        }
        return new PostgresHome(root);
    }

    String program(String name) {
        return root.resolve("bin").resolve(name).toString();
    }

    private static void unpack(URL resource, Path root) throws IOException {
        Path draft = root.resolveSibling(
                root.getFileName() + ".new-" + ProcessHandle.current().pid());
        Folders.delete(draft);
        Files.createDirectories(draft);
        try (InputStream packed = resource.openStream();
                InputStream archive = new XZInputStream(packed)) {
            new TarReader(archive, draft).unpack();
        }
        try {
            Files.move(draft, root, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Folders.delete(draft);
            if (!Files.isDirectory(root)) {
                throw e;
            }
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }
}
