package live.showhorse.api;

import jakarta.enterprise.context.ApplicationScoped;
import live.showhorse.redis.Redis;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while Redis answers. */
@Readiness
@ApplicationScoped
class RedisReadiness implements HealthCheck {
  private final Redis redis;

  RedisReadiness(Redis redis) {
    this.redis = redis;
  }

  @Override
  public HealthCheckResponse call() {
    boolean answers = redis.ping();
    return HealthCheckResponse.named("redis")
        .status(answers)
        .withData("reason", answers ? "answers" : "does not answer")
        .build();
  }
}
