package dev.newswire.sink.file;

import dev.newswire.sink.file.SegmentName.Owner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The folder readers look into, and beside it, in {@code .newswire}, what is being written. A stretch goes through three
 * places:
 *
 * <ol>
 *   <li>{@code .newswire/open-…}: a tree of files that are written; worth nothing once its writer is gone.
 *   <li>{@code .newswire/done-<name>}: the same tree, every byte of it fsynced, renamed at one blow. From here on the
 *       stretch is written: whoever comes next carries it on.
 *   <li>the readers' tree: each file renamed into its place, under the name of the stretch.
 * </ol>
 */
final class Folder {

    private static final String OPEN = "open-";
    private static final String DONE = "done-";

    /** Where tombstones are listed. */
    static final Path DELETED = Path.of("deleted");

    private final Path root;
    private final Path work;

    Folder(Path root) {
        this.root = root;
        this.work = root.resolve(".newswire");
    }

    void create() throws IOException {
        Files.createDirectories(work);
        fsync(root);
    }

    Path root() {
        return root;
    }

    /** Whether a folder of the readers' tree is one that holds items. */
    boolean holdsItems(Path one) {
        return !one.equals(work) && !one.equals(root.resolve(DELETED));
    }

    PartitionLock lock(Owner owner) throws IOException {
        return new PartitionLock(work.resolve("lock-" + owner));
    }

    Path openPlace(Owner owner, String token) {
        return work.resolve(OPEN + owner + "-" + token);
    }

    /**
     * Carries on what a previous owner had finished, drops what it had not, and reads from the names where it stood; under
     * the partition's lock.
     *
     * @return the first offset not written; empty where nothing ever was
     */
    OptionalLong recover(Owner owner) throws IOException {
        for (Path one : list(work)) {
            String name = one.getFileName().toString();
            if (name.startsWith(OPEN + owner + "-")) {
                delete(one);
            } else if (name.startsWith(DONE + owner.topic() + ".")) {
                var done = SegmentName.parse(name.substring(DONE.length()));
                if (done.isPresent() && done.get().owner().equals(owner)) {
                    moveIn(one, done.get());
                }
            }
        }
        return nextByNames(owner);
    }

    private OptionalLong nextByNames(Owner owner) throws IOException {
        long[] last = {-1};
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes about) {
                return one.equals(work) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path one, BasicFileAttributes about) {
                SegmentName.parse(one.getFileName().toString())
                        .filter(name -> name.owner().equals(owner))
                        .ifPresent(name -> last[0] = Math.max(last[0], name.to()));
                return FileVisitResult.CONTINUE;
            }
        });
        return last[0] < 0 ? OptionalLong.empty() : OptionalLong.of(last[0] + 1);
    }

    /** How many files a stretch had, and their bytes. */
    record Published(int files, long bytes) {}

    /** Gives a closed stretch to the readers; under the partition's lock, by its owner. */
    Published publish(Path open, SegmentName name) throws IOException {
        int files = 0;
        long bytes = 0;
        for (Path one : tree(open)) {
            fsync(one);
            if (Files.isRegularFile(one)) {
                files++;
                bytes += Files.size(one);
            }
        }
        Path done = work.resolve(DONE + name);
        Files.move(open, done, StandardCopyOption.ATOMIC_MOVE);
        fsync(work);
        moveIn(done, name);
        return new Published(files, bytes);
    }

    /** What is left to do may have been begun before. */
    private void moveIn(Path done, SegmentName name) throws IOException {
        for (Path one : tree(done)) {
            if (Files.isRegularFile(one)) {
                String file = one.getFileName().toString();
                Path place = root.resolve(done.relativize(one).getParent());
                createFolders(place);
                Files.move(
                        one,
                        place.resolve(name + file.substring(file.lastIndexOf('.'))),
                        StandardCopyOption.ATOMIC_MOVE);
                fsync(place);
            }
        }
        delete(done);
    }

    private void createFolders(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            Files.createDirectories(place);
            for (Path parent = place.getParent();
                    parent != null && parent.startsWith(root);
                    parent = parent.getParent()) {
                fsync(parent);
            }
        }
    }

    static void delete(Path tree) throws IOException {
        for (Path one : tree(tree)) {
            Files.deleteIfExists(one);
        }
    }

    /** Everything below and the place itself, what is inside before what holds it; nothing where there is no such place. */
    private static List<Path> tree(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    /** Of a file its bytes, of a folder its names. */
    static void fsync(Path one) throws IOException {
        var how = Files.isDirectory(one) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(one, how)) {
            channel.force(true);
        }
    }
}
