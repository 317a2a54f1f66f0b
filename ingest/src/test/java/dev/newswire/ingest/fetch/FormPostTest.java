package dev.newswire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.scripted.RecordedRequest;
import dev.newswire.ingest.scripted.Reply;
import java.net.URI;
import org.junit.jupiter.api.Test;

class FormPostTest {

    @Test
    void postsAFormAndTellsTheAnswer() {
        try (Web web = new Web()) {
            web.server.on("/hub", Reply.redirect(307, "/elsewhere"));
            FetchOutcome outcome = Web.join(web.fetcher.post(web.url("/hub"), "hub.mode=subscribe&a=b"));
            assertThat(outcome)
                    .isInstanceOfSatisfying(FetchOutcome.Refused.class, refused -> assertThat(refused.status())
                            .isEqualTo(307));
            RecordedRequest request = web.server.requests("/hub").get(0);
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.text()).isEqualTo("hub.mode=subscribe&a=b");
            assertThat(request.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-www-form-urlencoded"));
            assertThat(web.server.requests()).hasSize(1);
        }
    }

    @Test
    void postsNothingToPrivateAddresses() {
        try (Web web = new Web("ingest.fetch.allow", "192.0.2.1")) {
            FetchOutcome outcome = Web.join(web.fetcher.post(web.url("/hub"), "a=b"));
            assertThat(outcome).isInstanceOfSatisfying(FetchOutcome.Failed.class, failed -> assertThat(failed.kind())
                    .isEqualTo(FailureKind.FORBIDDEN_ADDRESS));
            assertThat(Web.join(web.fetcher.post(URI.create("ftp://news.example/"), "a=b")))
                    .isInstanceOfSatisfying(FetchOutcome.Failed.class, failed -> assertThat(failed.kind())
                            .isEqualTo(FailureKind.BAD_ADDRESS));
            assertThat(web.server.connections()).isZero();
        }
    }
}
