package live.showhorse.health;

import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** A part of the service that works or does not. */
interface Part {
  /** Its name in {@code /q/health} and in metrics. */
  String name();

  /** How it is now. Blocks, for some seconds at most; call from a worker thread. */
  Condition look();

  /**
   * How a part is.
   *
   * @param reason why it works or not, in a sentence
   * @param action what to do when it does not; "" when it does
   * @param facts what else an operator may want to know
   */
  record Condition(boolean works, String reason, String action, Map<String, String> facts) {
    static Condition up(String reason, Map<String, String> facts) {
      return new Condition(true, reason, "", facts);
    }

    static Condition down(String reason, String action, Map<String, String> facts) {
      return new Condition(false, reason, action, facts);
    }
  }

  /** As {@code /q/health} shows it. */
  default HealthCheckResponse response() {
    Condition now = look();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(name()).status(now.works()).withData("reason", now.reason());
    if (!now.works()) {
      response.withData("action", now.action());
    }
    now.facts().forEach(response::withData);
    return response.build();
  }
}
