package dev.newswire.ingest.fetch;

import dev.newswire.ingest.fetch.header.Freshness;
import dev.newswire.ingest.fetch.header.HeaderDate;
import dev.newswire.ingest.fetch.header.HeaderFields;
import dev.newswire.ingest.fetch.header.LinkField;
import dev.newswire.ingest.fetch.header.RetryAfter;
import dev.newswire.ingest.fetch.transport.HttpAnswer;
import dev.newswire.ingest.read.charset.CharsetLabel;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the facts out of an answer's header. Immutable. */
final class FactsReader {
    private final Duration freshness;
    private final Duration retryAfter;

    FactsReader(Duration freshness, Duration retryAfter) {
        this.freshness = freshness;
        this.retryAfter = retryAfter;
    }

    ResponseFacts facts(HttpAnswer.Answered answer, URI url) {
        HeaderFields fields = answer.fields();
        Optional<String> contentType = fields.first("Content-Type");
        return new ResponseFacts(
                answer.status(),
                url,
                contentType,
                CharsetLabel.ofContentType(contentType.orElse(null)),
                fields.first("ETag"),
                fields.first("Last-Modified"),
                Freshness.of(fields, answer.asked(), answer.at(), freshness),
                RetryAfter.of(fields, answer.at(), retryAfter),
                links(fields, url),
                HeaderDate.of(fields, answer.at()));
    }

    private static List<WebLink> links(HeaderFields fields, URI url) {
        List<WebLink> links = new ArrayList<>();
        for (LinkField.Link link : LinkField.of(fields)) {
            if (!link.anchored()) {
                Location.of(url, link.target())
                        .ifPresent(target -> links.add(new WebLink(
                                target,
                                link.relations(),
                                Optional.of(link.type()).filter(type -> !type.isEmpty()))));
            }
        }
        return links;
    }
}
