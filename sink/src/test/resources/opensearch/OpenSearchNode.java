import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One node of OpenSearch in its own process: arguments are its folder and its port; it ends with its standard input. */
public final class OpenSearchNode {

    private OpenSearchNode() {}

    public static void main(String[] arguments) throws Exception {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.setMaxHttpPort(-1);
        runner.onBuild((number, settings) -> {
            settings.put("http.port", arguments[1]);
            settings.put("transport.port", "0");
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
        });
        runner.build(OpenSearchRunner.newConfigs()
                .basePath(arguments[0])
                .clusterName("newswire-test")
                .numOfNode(1));
        while (System.in.read() >= 0) {
            // Until whoever started us goes.
        }
        runner.close();
        System.exit(0);
    }
}
