package dev.newswire.launcher.command;

import dev.newswire.enrich.EnrichConfig;
import dev.newswire.enrich.EnrichService;
import dev.newswire.enrich.topology.TopologyDiagram;
import org.apache.kafka.streams.TopologyDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code newswire topology}: the enrich topology as it would run. Needs no cluster. */
@Command(name = "topology", description = "Describe the topology of enrich.")
final class TopologyCommand extends GroupCommand {

    /** How the topology is shown. */
    enum Picture {
        TEXT,
        MERMAID
    }

    /** Which of them. */
    static final class PictureOption {

        @Option(
                names = "--output",
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "text, or mermaid for a flowchart (default: ${DEFAULT-VALUE}).")
        private Picture picture = Picture.TEXT;
    }

    private final Console console;

    TopologyCommand(Console console) {
        this.console = console;
    }

    @Command(name = "describe", description = "Print its sources, steps, stores and sinks.")
    int describe(@Mixin ConfigOptions options, @Mixin PictureOption output) {
        TopologyDescription description = EnrichService.describe(EnrichConfig.from(options.standalone(console)));
        console.print(
                output.picture == Picture.MERMAID ? TopologyDiagram.mermaid(description) : description.toString());
        return 0;
    }
}
