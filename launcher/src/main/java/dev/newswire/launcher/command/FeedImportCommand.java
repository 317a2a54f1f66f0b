package dev.newswire.launcher.command;

import dev.newswire.ingest.sources.SourceCatalog;
import dev.newswire.ingest.sources.opml.OpmlImport;
import dev.newswire.launcher.output.Printable;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.error.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code newswire feed import}: sources from a list of feeds that another reader has written. */
@Command(
        name = "import",
        description = {
            "Add the feeds of an OPML file, its folders as their categories, all of them at once.",
            "Known sources stay as they are. Exit code 1 when some entries were refused."
        })
final class FeedImportCommand implements Callable<Integer> {

    private static final Path STDIN = Path.of("-");
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final Console console;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(paramLabel = "FILE", description = "An OPML file, or - for standard input.")
    private Path file = STDIN;

    FeedImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Config config = options.ofCluster(console);
        SourceCatalog catalog = new SourceCatalog(ClusterConfig.from(config));
        String name = file.equals(STDIN) ? "standard input" : file.toString();
        byte[] document = document(name);
        AtomicReference<OpmlImport> last = new AtomicReference<>();
        catalog.edit(standing -> {
            OpmlImport read = OpmlImport.of(
                    document,
                    name,
                    standing,
                    Clock.systemUTC().instant(),
                    address -> FeedSearch.refusal(address, config));
            last.set(read);
            return read.edit();
        });
        return report(name, Objects.requireNonNull(last.get()));
    }

    private int report(String name, OpmlImport read) {
        read.refusals()
                .forEach(refusal -> console.tell(Printable.line(
                        "refused " + name + ":" + refusal.line() + ": " + refusal.what() + " " + refusal.why())));
        if (read.cutOff()) {
            console.tell(Printable.line(name + " breaks off before its end; what came until there was read."));
        }
        console.tell(read.added() + " added, " + read.known() + " known"
                + (read.repeated() > 0 ? ", " + read.repeated() + " repeated" : "")
                + ", " + read.refusals().size() + " refused.");
        boolean clean = read.refusals().isEmpty() && !read.cutOff();
        return (clean ? ExitCode.OK : ExitCode.REFUSED).code();
    }

    private byte[] document(String name) {
        try (InputStream in = file.equals(STDIN) ? console.in() : Files.newInputStream(file)) {
            byte[] document = in.readNBytes(MOST_BYTES + 1);
            if (document.length > MOST_BYTES) {
                throw new UserError(ExitCode.REFUSED, name + " is larger than " + MOST_BYTES + " bytes; split it");
            }
            return document;
        } catch (IOException e) {
            throw new UserError(ExitCode.USAGE, "cannot read " + name + ": " + FileFault.reason(e), e);
        }
    }
}
