package dev.newswire.launcher.command;

import dev.newswire.ingest.sources.SourceCatalog;
import dev.newswire.ingest.sources.opml.OpmlWriter;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.SourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code newswire feed export}: the sources as a list that other readers take. */
@Command(name = "export", description = "Write the polled sources as OPML 2.0, to a file or to standard output.")
final class FeedExportCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to; standard output when left out.")
    private @Nullable Path file;

    FeedExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SourceCatalog catalog = new SourceCatalog(ClusterConfig.from(options.ofCluster(console)));
        List<SourceDefinition> sources = catalog.read().all();
        String opml = OpmlWriter.write(sources, Clock.systemUTC().instant());
        if (file == null) {
            console.out().print(opml);
            console.out().flush();
        } else {
            write(file, opml);
        }
        long pushed = sources.stream().filter(source -> source.getUrl() == null).count();
        if (pushed > 0) {
            console.tell(pushed + (pushed == 1 ? " source that is" : " sources that are") + " pushed stayed out.");
        }
        return 0;
    }

    private static void write(Path file, String opml) {
        try {
            Files.writeString(file, opml);
        } catch (IOException e) {
            throw new UserError(ExitCode.USAGE, "cannot write " + file + ": " + FileFault.reason(e), e);
        }
    }
}
