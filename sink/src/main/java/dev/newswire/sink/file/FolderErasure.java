package dev.newswire.sink.file;

import dev.newswire.sink.file.SegmentName.Owner;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes items out of the files that readers have. No index says which file holds an item, so all files of its partition
 * are looked through, once for all items at hand. A file that holds one is written anew beside the readers' tree, fsynced,
 * and renamed over the old one: it keeps its name, and with it the offsets it stands for. One of which nothing is left goes.
 */
final class FolderErasure {

    private static final Logger LOG = LoggerFactory.getLogger(FolderErasure.class);

    private final Folder folder;

    FolderErasure(Folder folder) {
        this.folder = folder;
    }

    /**
     * Returns when none of the items is in any file of the partition, nor in one of an earlier topic of the same name;
     * under the partition's lock. What was interrupted is begun anew the next time.
     *
     * @return how many records were taken out
     * @throws IOException which names the file that cannot be read or written
     */
    int erase(Owner owner, Set<String> ids) throws IOException {
        int erased = 0;
        for (Path file : files(owner)) {
            Owner of = SegmentName.parse(file.getFileName().toString())
                    .map(SegmentName::owner)
                    .orElse(owner);
            if (of.equals(owner)) {
                erased += erase(owner, ids, file);
            } else {
                PartitionLock lock = folder.lock(of);
                try {
                    erased += erase(owner, ids, file);
                } finally {
                    lock.close();
                }
            }
        }
        return erased;
    }

    private int erase(Owner owner, Set<String> ids, Path file) throws IOException {
        Optional<FinishedFile> finished = FileFormat.finished(file);
        Path anew = folder.openPlace(owner, UUID.randomUUID().toString());
        try {
            if (finished.isEmpty() || !finished.get().holdsAny(ids)) {
                return 0;
            }
            FinishedFile.Copied copied = finished.get().copyWithout(ids, anew);
            if (copied.kept() == 0) {
                // Nobody needs its name: whoever reads from before it meets the same items and the same tombstones.
                Files.delete(anew);
                Files.delete(file);
            } else {
                Folder.fsync(anew);
                Files.move(anew, file, StandardCopyOption.ATOMIC_MOVE);
            }
            Folder.fsync(Objects.requireNonNull(file.getParent(), "files stand in the folder"));
            LOG.atInfo()
                    .addKeyValue("file", file)
                    .addKeyValue("records", copied.erased())
                    .log("Items taken out of a file");
            return copied.erased();
        } catch (NoSuchFileException e) {
            if (Files.exists(file)) {
                throw e;
            }
            // Its owner has deleted it meanwhile, and so the item.
            return 0;
        } catch (IOException e) {
            Files.deleteIfExists(anew);
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** The partition of an item depends on its id and the number of partitions, which may have been another before. */
    private List<Path> files(Owner owner) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder.root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes about) {
                return folder.holdsItems(one) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path one, BasicFileAttributes about) {
                Optional<Owner> of =
                        SegmentName.parse(one.getFileName().toString()).map(SegmentName::owner);
                if (of.isPresent()
                        && of.get().topic().equals(owner.topic())
                        && (of.get().equals(owner) || !of.get().topicKey().equals(owner.topicKey()))) {
                    files.add(one);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path one, IOException why) throws IOException {
                if (why instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw why;
            }
        });
        return files;
    }
}
