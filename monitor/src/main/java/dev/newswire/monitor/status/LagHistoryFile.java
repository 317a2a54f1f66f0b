package dev.newswire.monitor.status;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a {@link LagHistory} in a file, which is replaced as a whole; one that cannot be read is as good as none. */
public final class LagHistoryFile {
    private static final Logger LOG = LoggerFactory.getLogger(LagHistoryFile.class);
    private static final int FORMAT = 0x4e574c31;
    private static final int LONGEST_NAME = 100_000;
    private static final int MOST_SAMPLES = 10_000;

    private final Path file;

    public LagHistoryFile(Path file) {
        this.file = file;
    }

    /** Replaces the file. Throws when the folder cannot be made or written to; the old file stays then. */
    public void save(LagHistory history) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        CRC32 sum = new CRC32();
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new CheckedOutputStream(Files.newOutputStream(draft), sum)))) {
            write(history, out);
            out.flush();
            out.writeLong(sum.getValue());
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Fills the history from the file, leaving out what was last sampled before {@code oldest}; false when it cannot. */
    public boolean load(LagHistory history, Instant oldest) {
        if (!Files.exists(file)) {
            return false;
        }
        CRC32 sum = new CRC32();
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), sum);
                DataInputStream in = new DataInputStream(checked)) {
            Map<String, Map<TopicPartition, LagWindow>> windows = read(in, history.samples());
            long expected = sum.getValue();
            if (in.readLong() != expected) {
                throw new IOException("its check sum is wrong");
            }
            history.restore(windows, oldest);
            return true;
        } catch (IOException damaged) {
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("reason", String.valueOf(damaged.getMessage()))
                    .log("What was remembered of lag cannot be read; watching begins anew");
            return false;
        }
    }

    private static void write(LagHistory history, DataOutputStream out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(history.windows().size());
        for (Map.Entry<String, Map<TopicPartition, LagWindow>> group :
                history.windows().entrySet()) {
            name(out, group.getKey());
            out.writeInt(group.getValue().size());
            for (Map.Entry<TopicPartition, LagWindow> partition :
                    group.getValue().entrySet()) {
                name(out, partition.getKey().topic());
                out.writeInt(partition.getKey().partition());
                window(out, partition.getValue());
            }
        }
    }

    private static void window(DataOutputStream out, LagWindow window) throws IOException {
        out.writeInt(window.size());
        for (int i = 0; i < window.size(); i++) {
            out.writeLong(window.at(i));
            out.writeLong(window.committed(i));
            out.writeLong(window.end(i));
            out.writeLong(window.lag(i));
        }
    }

    private static Map<String, Map<TopicPartition, LagWindow>> read(DataInputStream in, int samples)
            throws IOException {
        if (in.readInt() != FORMAT) {
            throw new IOException("it is of another format");
        }
        Map<String, Map<TopicPartition, LagWindow>> windows = new HashMap<>();
        for (int groups = in.readInt(); groups > 0; groups--) {
            String group = name(in);
            Map<TopicPartition, LagWindow> partitions = new HashMap<>();
            for (int count = in.readInt(); count > 0; count--) {
                partitions.put(new TopicPartition(name(in), in.readInt()), window(in, samples));
            }
            windows.put(group, partitions);
        }
        return windows;
    }

    private static LagWindow window(DataInputStream in, int samples) throws IOException {
        LagWindow window = new LagWindow(samples);
        int size = in.readInt();
        if (size < 0 || size > MOST_SAMPLES) {
            throw new IOException("it claims " + size + " samples");
        }
        for (; size > 0; size--) {
            window.add(in.readLong(), in.readLong(), in.readLong(), in.readLong());
        }
        return window;
    }

    private static void name(DataOutputStream out, String name) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String name(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_NAME) {
            throw new IOException("it claims a name of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
