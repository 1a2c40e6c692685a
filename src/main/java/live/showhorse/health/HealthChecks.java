package live.showhorse.health;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import live.showhorse.Role;
import live.showhorse.ShowhorseConfig;
import live.showhorse.engine.EngineHealth;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/**
 * The parts in {@code /q/health}. Ready: calls of the API can be served. Well: all the rest, which
 * is no reason to send calls elsewhere. Alive: only a new process would help, and no programme ends
 * for it.
 */
@ApplicationScoped
class HealthChecks {
  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck redis(RedisPart part) {
    return part::response;
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck engine(EnginePart part) {
    return part::response;
  }

  @Produces
  @Wellness
  @ApplicationScoped
  HealthCheck speech(SpeechPart part) {
    return part::response;
  }

  @Produces
  @Wellness
  @ApplicationScoped
  HealthCheck disk(DiskPart part) {
    return part::response;
  }

  @Produces
  @Wellness
  @ApplicationScoped
  HealthCheck cache(CachePart part) {
    return part::response;
  }

  @Produces
  @Wellness
  @ApplicationScoped
  HealthCheck outputs(OutputsPart part) {
    return part::response;
  }

  /** A studio is never restarted for an engine, nor anybody for Redis: programmes go on. */
  @Produces
  @Liveness
  @ApplicationScoped
  HealthCheck process(EngineHealth engine, ShowhorseConfig showhorse) {
    boolean programmes = showhorse.roles().contains(Role.STUDIO);
    return () ->
        HealthCheckResponse.named("process")
            .status(programmes || !engine.hangs())
            .withData("reason", engine.hangs() ? engine.detail() : "The process works.")
            .build();
  }
}
