package live.showhorse.api;

import jakarta.enterprise.context.ApplicationScoped;
import live.showhorse.engine.EngineHealth;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only when an engine has rendered a real clip. */
@Readiness
@ApplicationScoped
class EngineReadiness implements HealthCheck {
  private final EngineHealth engine;

  EngineReadiness(EngineHealth engine) {
    this.engine = engine;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("engine")
        .status(engine.ready())
        .withData("reason", engine.detail())
        .build();
  }
}
