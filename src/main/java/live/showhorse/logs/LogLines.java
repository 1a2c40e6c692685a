package live.showhorse.logs;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * Sets the form of the log, and the guard of its length, before any other part of the service
 * starts.
 */
@ApplicationScoped
class LogLines {
  private final LogConfig config;
  private final List<LogGuard> guards = new ArrayList<>();

  LogLines(LogConfig config) {
    this.config = config;
  }

  void start(@Observes @Priority(0) StartupEvent event) {
    ExtFormatter form = config.json() ? new JsonLines() : new TextLines();
    for (Handler handler : InitialConfigurator.DELAYED_HANDLER.getHandlers()) {
      if (handler instanceof ConsoleHandler console) {
        console.setFormatter(form);
      }
      if (handler instanceof ExtHandler guarded) {
        guards.add(LogGuard.of(guarded));
      }
    }
  }

  @PreDestroy
  void stop() {
    guards.forEach(LogGuard::flush);
  }
}
