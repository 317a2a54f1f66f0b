package dev.newswire.sink.file;

import dev.newswire.runtime.error.RetriableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held while a partition is claimed and while a stretch of it is published, by one writer of all that see the folder. The
 * file holds the token of the writer that claimed last. The operating system frees the lock of a process that dies.
 */
final class PartitionLock implements AutoCloseable {

    private static final int TOKEN_BYTES = 64;

    private final FileChannel channel;

    /** @throws RetriableException when another writer holds it now */
    PartitionLock(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new RetriableException("another writer holds the lock " + file.getFileName());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    String token() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(TOKEN_BYTES);
        channel.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
    }

    void claim(String token) throws IOException {
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(token), 0);
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
