import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Ends with 0 if the service in this container lives: an image without a shell or curl can still be asked. */
final class Health {

    private static final String LIVE = "http://127.0.0.1:%s/q/health/live";
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private Health() {}

    public static void main(String[] arguments) throws Exception {
        String port = System.getenv().getOrDefault("QUARKUS_HTTP_PORT", "8080");
        HttpRequest request = HttpRequest.newBuilder(URI.create(LIVE.formatted(port)))
                .timeout(PATIENCE)
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        System.exit(status == 200 ? 0 : 1);
    }
}
