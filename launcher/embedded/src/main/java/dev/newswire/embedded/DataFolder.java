package dev.newswire.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The folder in which one embedding keeps everything, held by one process at a time.
 *
 * <pre>
 * lock              held while in use; names the process
 * ports.properties  where each part listened last
 * processes         ledger of child processes
 * broker/ registry/ database/ …   one folder a part
 * </pre>
 *
 * <p>Opening it ends child processes that an earlier, killed holder left behind. Not thread-safe, except {@link
 * #path()} and {@link #folder(String)}. Whoever opens it closes it, after all parts.
 */
public final class DataFolder implements AutoCloseable {
    /** Free disk space below which an embedding does not start, unless told otherwise. */
    public static final long DEFAULT_MIN_FREE_BYTES = 1L << 30;

    private static final Duration ORPHANS_END_WITHIN = Duration.ofSeconds(5);
    private static final int PID_LENGTH = 32;

    private final Path path;
    private final FileChannel lockFile;
    private final boolean throwAway;
    private final Ports ports;
    private final ProcessLedger ledger;

    private DataFolder(Path path, FileChannel lockFile, boolean throwAway) {
        this.path = path;
        this.lockFile = lockFile;
        this.throwAway = throwAway;
        this.ports = new Ports(path.resolve("ports.properties"));
        this.ledger = new ProcessLedger(path.resolve("processes"));
    }

    /**
     * Takes a folder that stays, and creates it where it is not there yet.
     *
     * @throws FolderInUseException when another process, or this one, already holds it
     * @throws TooLittleDiskException when fewer than {@code minFreeBytes} are free
     */
    public static DataFolder open(Path path, long minFreeBytes) {
        return open(path, minFreeBytes, false);
    }

    /** As {@link #open}, but the folder and all it holds are gone after {@link #close()}. */
    public static DataFolder openThrowAway(Path path, long minFreeBytes) {
        return open(path, minFreeBytes, true);
    }

    private static DataFolder open(Path given, long minFreeBytes, boolean throwAway) {
        Path path = Folders.create(given.toAbsolutePath().normalize());
        requireRoom(path, minFreeBytes);
        FileChannel lockFile = lock(path);
        DataFolder folder = new DataFolder(path, lockFile, throwAway);
        try {
            folder.ledger.endOrphans(ORPHANS_END_WITHIN);
        } catch (RuntimeException e) {
            folder.release();
            throw e;
        }
        return folder;
    }

    public Path path() {
        return path;
    }

    /** A folder inside this one, created when missing. */
    public Path folder(String name) {
        return Folders.create(path.resolve(name));
    }

    /** The port of a part: the wanted one, or for 0 the one it had on this folder before, if that is free. */
    public int port(String part, int wanted) {
        return ports.settle(part, wanted);
    }

    ProcessLedger ledger() {
        return ledger;
    }

    /** Lets the next process in, and removes a throw-away folder. Idempotent. */
    @Override
    public void close() {
        if (!lockFile.isOpen()) {
            return;
        }
        if (throwAway) {
            Folders.delete(path);
        }
        release();
    }

    private void release() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release " + path, e);
        }
    }

    private static void requireRoom(Path path, long minFreeBytes) {
        try {
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < minFreeBytes) {
                throw new TooLittleDiskException(path, free, minFreeBytes);
            }
        } catch (IOException e) {
            throw new EmbeddingException("Cannot tell how much disk space is free under " + path, e);
        }
    }

    private static FileChannel lock(Path path) {
        Path file = path.resolve("lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                long holder = readPid(channel);
                channel.close();
                throw new FolderInUseException(path, holder);
            }
            byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
            return channel;
        } catch (IOException e) {
            throw new EmbeddingException("Cannot lock " + file + ": " + Folders.reason(e) + ".", e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static long readPid(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PID_LENGTH);
        channel.read(bytes, 0);
        try {
            return Long.parseLong(new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII));
        } catch (NumberFormatException notWrittenYet) {
            return 0;
        }
    }
}
