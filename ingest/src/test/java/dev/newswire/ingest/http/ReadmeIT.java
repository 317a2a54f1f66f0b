package dev.newswire.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.ClusterFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Does what the curl commands of the module's README do, as curl understands them. */
@ExtendWith(EmbeddedStack.class)
class ReadmeIT {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final ClusterFixture fixture;

    ReadmeIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws IOException {
        fixture = new ClusterFixture(broker.address(), registry.address());
    }

    @Test
    void itsCommandsDoWhatTheySay() throws IOException {
        String token = PushFixture.source(fixture, "readme", false);
        List<Integer> statuses = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        try (PushFixture push = PushFixture.start(fixture.cluster(), Map.of())) {
            for (List<String> command : commands()) {
                var answer = push.send(request(command, push, token));
                statuses.add(answer.statusCode());
                answers.add(answer.body());
            }
        }
        assertThat(statuses).containsExactly(202, 202, 202, 200);
        assertThat(answers.get(0)).startsWith("{\"accepted\":1,\"refused\":0,\"items\":[{\"line\":1,\"id\":\"");
        assertThat(answers.get(2).lines())
                .anyMatch(line -> line.contains("\"line\":2,\"field\":\"publishedAt\""))
                .last()
                .asString()
                .isEqualTo("{\"accepted\":1,\"refused\":1}");
    }

    private static List<List<String>> commands() throws IOException {
        List<List<String>> commands = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
        while (block.find()) {
            Matcher word = WORD.matcher(block.group(1).replace("\\\n", " "));
            while (word.find()) {
                String text = word.group(1) != null ? word.group(1) : word.group(2);
                if (text.equals("curl")) {
                    commands.add(new ArrayList<>());
                } else if (!commands.isEmpty()) {
                    commands.get(commands.size() - 1).add(text);
                }
            }
        }
        return commands;
    }

    private static HttpRequest.Builder request(List<String> command, PushFixture push, String token) {
        URI named = URI.create(command.get(0));
        HttpRequest.Builder request = HttpRequest.newBuilder(push.uri(named.getPath()));
        boolean chunked = false;
        String body = null;
        for (int i = 1; i < command.size(); i += 2) {
            String value = command.get(i + 1);
            switch (command.get(i)) {
                case "-H" -> {
                    int colon = value.indexOf(':');
                    if (value.startsWith("Transfer-Encoding")) {
                        chunked = true;
                    } else {
                        request.header(
                                value.substring(0, colon),
                                value.substring(colon + 1).strip().replace("TOKEN", token));
                    }
                }
                case "--data-binary" -> body = value;
                default -> throw new IllegalArgumentException("This test does not know " + command.get(i));
            }
        }
        if (body == null) {
            return request.GET();
        }
        HttpRequest.BodyPublisher whole = HttpRequest.BodyPublishers.ofString(body);
        return request.POST(chunked ? HttpRequest.BodyPublishers.fromPublisher(whole) : whole);
    }
}
