package dev.newswire.embedded;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The few requests tests make of a registry, without any client of it. */
record TestSchemas(String url) {
    static final String TITLE = "{\\\"name\\\":\\\"title\\\",\\\"type\\\":\\\"string\\\"}";
    static final String BODY_WITHOUT_DEFAULT = "{\\\"name\\\":\\\"body\\\",\\\"type\\\":\\\"string\\\"}";

    /** HTTP status of registering a record with these fields. */
    int register(String subject, String fields) throws Exception {
        String schema = "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Item\\\",\\\"fields\\\":[" + fields + "]}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString("{\"schema\":\"" + schema + "\"}"))
                .build();
        return send(request).statusCode();
    }

    String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url + path)).build()).body();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
