package live.showhorse.api;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import live.showhorse.access.AccessConfig;
import live.showhorse.access.ApiKey;
import live.showhorse.access.ApiKeys;
import live.showhorse.access.Scope;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets calls of the API pass that show a key of the right scope, where keys are needed. The key
 * comes as a bearer token (RFC 6750) or, from the page, as a cookie: an image or an event stream of
 * a page can send no header.
 *
 * <p>Open to all: the page, the HLS programme, which is for the audience, health and the OpenAPI
 * document.
 */
@ApplicationScoped
class AccessControl {
  private static final Logger LOG = Logger.getLogger(AccessControl.class);

  /** After {@link CrossOrigin}, whose preflights carry no key; before the resources. */
  private static final int ORDER = -9_000;

  private static final String COOKIE = "showhorse-key";
  private static final String BEARER = "Bearer ";
  private static final Set<HttpMethod> LOOKING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** Running a show. Whatever else changes something needs an administrator. */
  private static final Pattern SHOW = Pattern.compile("/v1/channels/[^/]+/.+");

  private final ApiKeys keys;
  private final boolean needed;

  AccessControl(
      ApiKeys keys, AccessConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
    this.keys = keys;
    this.needed =
        switch (config.keys()) {
          case REQUIRED -> true;
          case OFF -> false;
          case AUTO -> !loopback(host);
        };
    if (config.keys() == AccessConfig.Keys.OFF && !loopback(host)) {
      LOG.warnf("api open to all host=%s reason='showhorse.access.keys=off'", host);
    }
  }

  void onStart(@Observes StartupEvent event) {
    LOG.infof("api access keys=%s", needed ? "required" : "off");
  }

  void install(@Observes Router router) {
    if (needed) {
      router.route("/v1/*").order(ORDER).handler(this::check);
      router.route("/q/metrics").order(ORDER).handler(this::check);
    }
  }

  private void check(RoutingContext context) {
    Optional<String> shown = shown(context);
    Optional<ApiKey> key = shown.flatMap(keys::check);
    if (key.isEmpty()) {
      context.response().putHeader("WWW-Authenticate", "Bearer realm=\"showhorse\"");
      ProblemRoutes.send(
          context,
          401,
          shown.isEmpty() ? "key-missing" : "key-unknown",
          shown.isEmpty()
              ? "This call needs an API key in the header 'Authorization: Bearer …'. ./showhorse keys"
                  + " create makes one."
              : "The API key is not known, has expired or was revoked.");
      return;
    }
    Scope needs = needs(context);
    if (!key.get().scope().includes(needs)) {
      ProblemRoutes.send(
          context,
          403,
          "scope-too-small",
          "This call needs a key of the scope '"
              + needs.tag()
              + "'; the key '"
              + key.get().id()
              + "' has '"
              + key.get().scope().tag()
              + "'.");
      return;
    }
    context.next();
  }

  private static Scope needs(RoutingContext context) {
    if (LOOKING.contains(context.request().method())) {
      return Scope.READ;
    }
    return SHOW.matcher(context.normalizedPath()).matches() ? Scope.OPERATE : Scope.ADMIN;
  }

  private static Optional<String> shown(RoutingContext context) {
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? Optional.of(header.substring(BEARER.length()).strip())
          : Optional.of("");
    }
    return Optional.ofNullable(context.request().getCookie(COOKIE)).map(Cookie::getValue);
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
