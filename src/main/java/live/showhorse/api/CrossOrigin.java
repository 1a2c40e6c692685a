package live.showhorse.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;

/**
 * Which web pages may use what. The programme is open to all. The API drives a channel, so pages of
 * other origins may call it only when they are named in the configuration: otherwise any page that
 * someone has open could speak through a service on the same machine.
 */
@ApplicationScoped
class CrossOrigin {
  /** Before every other route. */
  private static final int FIRST = -10_000;

  private static final String METHODS = "GET, HEAD, POST, PUT, DELETE, OPTIONS";
  private static final String DAY_S = "86400";

  private final List<String> origins;

  CrossOrigin(ApiConfig config) {
    this.origins = config.origins().orElse(List.of());
  }

  void install(@Observes Router router) {
    router.route("/hls/*").order(FIRST).handler(context -> allow(context, "*"));
    router.route("/v1/*").order(FIRST).handler(this::api);
  }

  private void api(RoutingContext context) {
    String origin = context.request().getHeader(HttpHeaders.ORIGIN);
    if (origin == null || isOwn(origin, context.request())) {
      context.next();
    } else if (origins.contains("*") || origins.contains(origin)) {
      context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
      allow(context, origin);
    } else {
      ProblemRoutes.send(
          context,
          403,
          "origin-not-allowed",
          "Pages of " + origin + " may not call the API: showhorse.api.origins does not name it.");
    }
  }

  private static void allow(RoutingContext context, String origin) {
    context
        .response()
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
        .putHeader(
            HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
            "Location, Content-Range, Date, Retry-After");
    HttpServerRequest request = context.request();
    boolean preflight =
        request.method().equals(HttpMethod.OPTIONS)
            && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    if (!preflight) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(204)
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
        .putHeader(
            HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
            "Authorization, Content-Type, Range, Last-Event-ID")
        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, DAY_S)
        .end();
  }

  private static boolean isOwn(String origin, HttpServerRequest request) {
    try {
      return request.authority() != null
          && request.authority().toString().equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
