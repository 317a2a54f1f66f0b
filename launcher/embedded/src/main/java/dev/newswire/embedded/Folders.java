package dev.newswire.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Makes and removes folders. */
final class Folders {
    private static final Duration WRITERS_END_WITHIN = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Folders() {}

    static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new EmbeddingException("Cannot create the folder " + folder + ": " + reason(e) + ".", e);
        }
    }

    /** Exceptions of the file system name the file again and leave the reason to their type. */
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "this user may not write there";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        boolean told = failure instanceof FileSystemException system && system.getReason() != null;
        return told ? ((FileSystemException) failure).getReason() : String.valueOf(failure.getMessage());
    }

    /**
     * Removes a folder and all it holds, without following links. Servers may still be removing files themselves, and,
     * when they are stopped while they start, adding some: it is tried again for as long as those take to end.
     */
    static void delete(Path folder) {
        long begin = System.nanoTime();
        while (Files.exists(folder)) {
            try {
                Files.walkFileTree(folder, new Removal());
            } catch (DirectoryNotEmptyException e) {
                if (System.nanoTime() - begin > WRITERS_END_WITHIN.toNanos()) {
                    throw new UncheckedIOException("Cannot remove " + folder, e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot remove " + folder, e);
            }
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
