package live.showhorse.log;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** Gives the console the chosen form before anything else begins. */
@ApplicationScoped
class LogSetup {
  void begin(@Observes @Priority(0) StartupEvent start, LogConfig config) {
    Formatter formatter =
        switch (config.format()) {
          case TEXT -> new TextLine();
          case JSON -> new JsonLine();
        };
    for (Handler handler : InitialConfigurator.DELAYED_HANDLER.getHandlers()) {
      if (handler instanceof ConsoleHandler) {
        handler.setFormatter(formatter);
      }
    }
  }
}
