package live.showhorse.api;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * What browsers are told to refuse: scripts of others in the page, the page in frames of origins
 * that are not named in the configuration, guessed content types.
 */
@ApplicationScoped
class SecurityHeaders {
  /** Before every other route, so that refusals carry them too. */
  private static final int FIRST = -30_000;

  private final String policy;

  SecurityHeaders(ApiConfig config) {
    List<String> origins = config.origins().orElse(List.of());
    policy =
        String.join(
            "; ",
            "default-src 'self'",
            "img-src 'self' data: blob:",
            // hls.js feeds the video from memory and works in a worker made of a blob
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'" + (origins.isEmpty() ? "" : " " + String.join(" ", origins)));
  }

  void install(@Observes Router router) {
    router.route().order(FIRST).handler(this::add);
  }

  private void add(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", policy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    context.next();
  }
}
