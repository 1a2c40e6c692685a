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
    return redis.ping()
        ? Condition.up("Redis answers.", facts)
        : Condition.down(
            "Redis does not answer.",
            redis.own().isPresent()
                ? "It is started again by itself; if not, see the end of redis.log in the data"
                    + " directory."
                : "Start it, or check showhorse.redis.url and the network; nothing here needs a"
                    + " restart.",
            facts);
  }
}
