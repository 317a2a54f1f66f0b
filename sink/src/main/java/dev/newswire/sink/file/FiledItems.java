package dev.newswire.sink.file;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import dev.newswire.sink.Holdings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks through all finished files of a folder, where it can be seen from here. What is still held is in none of them. */
final class FiledItems implements Holdings {

    private final Folder folder;

    FiledItems(Path folder) {
        this.folder = new Folder(folder.toAbsolutePath().normalize());
    }

    @Override
    public String sink() {
        return "file";
    }

    @Override
    public Set<String> among(Collection<String> ids) {
        Set<String> wanted = Set.copyOf(ids);
        return find(item -> wanted.contains(item.id()));
    }

    @Override
    public Set<String> ofSource(String source) {
        return find(item -> item.source().equals(source));
    }

    private Set<String> find(Predicate<FinishedFile.Item> wanted) {
        if (!Files.isDirectory(folder.root())) {
            throw new UserError(ExitCode.UNREACHABLE, "There is no folder " + folder.root() + " on this machine.");
        }
        Set<String> found = new HashSet<>();
        try (Stream<Path> all = Files.walk(folder.root())) {
            for (Path one : all.filter(this::isOurs).toList()) {
                Optional<FinishedFile> file = FileFormat.finished(one);
                if (file.isPresent()) {
                    look(file.get(), wanted, found);
                }
            }
        } catch (IOException e) {
            throw new UserError(ExitCode.UNREACHABLE, "Cannot read the files in " + folder.root() + ": " + e, e);
        }
        return found;
    }

    private static void look(FinishedFile file, Predicate<FinishedFile.Item> wanted, Set<String> found)
            throws IOException {
        try {
            file.each(item -> {
                if (wanted.test(item)) {
                    found.add(item.id());
                }
                return true;
            });
        } catch (NoSuchFileException gone) {
            // Emptied, or deleted by its owner, since it was listed.
            return;
        }
    }

    private boolean isOurs(Path file) {
        Path parent = file.getParent();
        return parent != null
                && folder.holdsItems(parent)
                && SegmentName.parse(file.getFileName().toString()).isPresent();
    }
}
