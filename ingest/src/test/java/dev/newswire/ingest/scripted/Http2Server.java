package dev.newswire.ingest.scripted;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.entity.StringAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.nio.support.BasicResponseProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ListenerEndpoint;

/** A server on loopback that offers HTTP/2 by ALPN and gives one answer to everything; it keeps what it was asked. */
public final class Http2Server implements AutoCloseable {

    /** @param fields by lower-case name */
    public record Request(String protocol, String target, Map<String, String> fields) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpAsyncServer server;
    private final int port;

    private Http2Server(int status, Map<String, String> fields, String body) {
        server = H2ServerBootstrap.bootstrap()
                .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                .setTlsStrategy(new H2ServerTlsStrategy(TestTls.context()))
                .setRequestRouter((request, context) ->
                        () -> new org.apache.hc.core5.http.nio.support.BasicServerExchangeHandler<>(
                                new Handler(status, fields, body)))
                .create();
        server.start();
        try {
            ListenerEndpoint endpoint = server.listen(new InetSocketAddress("127.0.0.1", 0), URIScheme.HTTPS)
                    .get();
            port = ((InetSocketAddress) endpoint.getAddress()).getPort();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Http2Server start(int status, Map<String, String> fields, String body) {
        return new Http2Server(status, fields, body);
    }

    public URI url(String host, String target) {
        return URI.create("https://" + host + ":" + port + target);
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }

    private final class Handler implements AsyncServerRequestHandler<Message<HttpRequest, Void>> {
        private final int status;
        private final Map<String, String> answer;
        private final String body;

        Handler(int status, Map<String, String> answer, String body) {
            this.status = status;
            this.answer = answer;
            this.body = body;
        }

        @Override
        public AsyncRequestConsumer<Message<HttpRequest, Void>> prepare(
                HttpRequest request, EntityDetails entity, HttpContext context) {
            return new BasicRequestConsumer<>(entity == null ? null : new DiscardingEntityConsumer<>());
        }

        @Override
        public void handle(Message<HttpRequest, Void> message, ResponseTrigger trigger, HttpContext context)
                throws HttpException, java.io.IOException {
            Map<String, String> fields = new TreeMap<>();
            for (var field : message.getHead().getHeaders()) {
                fields.put(field.getName().toLowerCase(Locale.ROOT), field.getValue());
            }
            requests.add(new Request(
                    context.getProtocolVersion().toString(), message.getHead().getPath(), fields));
            BasicHttpResponse response = new BasicHttpResponse(status);
            answer.forEach((name, value) -> response.addHeader(new BasicHeader(name, value)));
            trigger.submitResponse(
                    new BasicResponseProducer(response, new StringAsyncEntityProducer(body, ContentType.TEXT_XML)),
                    context);
        }
    }
}
