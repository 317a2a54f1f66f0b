package dev.newswire.enrich.topology;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** Draws a topology as a Mermaid flowchart: topics as stadiums, stores as cylinders, steps as boxes. */
public final class TopologyDiagram {

    private final Set<String> lines = new LinkedHashSet<>();

    private TopologyDiagram() {}

    /** The diagram's text, with a line's end after each line. */
    public static String mermaid(TopologyDescription description) {
        TopologyDiagram diagram = new TopologyDiagram();
        description.subtopologies().stream()
                .sorted((a, b) -> Integer.compare(a.id(), b.id()))
                .forEach(diagram::draw);
        return "flowchart TD\n" + String.join("", diagram.lines);
    }

    private void draw(Subtopology part) {
        part.nodes().stream().sorted((a, b) -> a.name().compareTo(b.name())).forEach(this::draw);
    }

    private void draw(Node node) {
        if (node instanceof Source source) {
            source.topicSet().stream().sorted().forEach(topic -> line(topic(topic) + " --> " + step(node.name())));
        } else if (node instanceof Sink sink) {
            String topic = sink.topic() == null ? sink.topicNameExtractor().toString() : sink.topic();
            line(step(node.name()) + " --> " + topic(topic));
        } else if (node instanceof Processor processor) {
            processor.stores().stream()
                    .sorted()
                    .forEach(store -> line(step(node.name()) + " <--> " + id("store", store) + "[(" + store + ")]"));
        }
        node.successors().stream()
                .map(Node::name)
                .sorted()
                .forEach(next -> line(step(node.name()) + " --> " + step(next)));
    }

    private void line(String line) {
        lines.add("    " + line + "\n");
    }

    private static String topic(String name) {
        return id("topic", name) + "([" + name + "])";
    }

    private static String step(String name) {
        return id("step", name) + "[" + name + "]";
    }

    private static String id(String kind, String name) {
        return kind + "_" + name.replaceAll("[^A-Za-z0-9]", "_");
    }
}
