package live.showhorse.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import live.showhorse.Role;
import live.showhorse.ShowhorseConfig;
import live.showhorse.engine.EngineHealth;
import live.showhorse.health.Part.Condition;

/** An engine that has rendered a real clip, here or elsewhere. */
@ApplicationScoped
class EnginePart implements Part {
  private final EngineHealth engine;
  private final boolean here;

  EnginePart(EngineHealth engine, ShowhorseConfig showhorse) {
    this.engine = engine;
    this.here = showhorse.roles().contains(Role.ENGINE);
  }

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public Condition look() {
    Map<String, String> facts = Map.of("here", Boolean.toString(here));
    return engine.ready()
        ? Condition.up(engine.detail(), facts)
        : Condition.down(engine.detail(), action(), facts);
  }

  private String action() {
    if (!here) {
      return "Start a process with the role engine and the same Redis.";
    }
    return engine.hangs()
        ? "Restart the process."
        : "It tries again by itself; ./showhorse doctor says what is missing.";
  }
}
