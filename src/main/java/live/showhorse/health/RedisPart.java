package live.showhorse.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import live.showhorse.health.Part.Condition;
import live.showhorse.redis.Redis;

/** The connection to Redis. */
@ApplicationScoped
class RedisPart implements Part {
  private final Redis redis;

  RedisPart(Redis redis) {
    this.redis = redis;
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public Condition look() {
    Map<String, String> facts = Map.of("private", Boolean.toString(redis.own().isPresent()));
    return redis
        .trouble()
        .map(trouble -> Condition.down(trouble.reason(), trouble.action(), facts))
        .orElseGet(() -> Condition.up("Redis answers.", facts));
  }
}
