package dev.newswire.ingest.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The files under a path: the path itself when it is a file, else all regular files below it, in the order of their
 * names, folder by folder. Hidden files and folders are skipped, links to folders are not followed; a path that was named
 * itself is taken whatever it is called.
 */
public final class FileTree {

    private FileTree() {}

    /** Names only; nothing is opened. What may not be listed is told to {@code unreadable}. */
    public static List<Path> under(Path path, BiConsumer<Path, IOException> unreadable) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.equals(path) || !hidden(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!hidden(file) && (attributes.isRegularFile() || Files.isRegularFile(file))) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause) {
                unreadable.accept(file, cause);
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(file -> key(path.relativize(file))));
        return found;
    }

    /** Segments compare one by one, so a folder's files stay together whatever letters its neighbours begin with. */
    private static String key(Path relative) {
        StringBuilder key = new StringBuilder();
        for (Path name : relative) {
            key.append(name).append('\u0000');
        }
        return key.toString();
    }

    private static boolean hidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }
}
