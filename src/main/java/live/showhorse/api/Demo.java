package live.showhorse.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.showhorse.channel.Channels;
import live.showhorse.channel.NewChannel;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.presenter.Consent;
import live.showhorse.presenter.Presenter;
import live.showhorse.presenter.Presenters;
import live.showhorse.script.Language;
import org.jboss.logging.Logger;

/**
 * Something to see at once: a drawn presenter reads a script in several languages, for ever. Set up
 * once in a data directory; after that it is a channel like any other.
 */
@ApplicationScoped
class Demo {
  private static final Logger LOG = Logger.getLogger(Demo.class);

  /** After everything that restores its state at start. */
  private static final int LAST = 10_000;

  private static final String CHANNEL = "demo";
  private static final String PHOTO = "/demo/presenter.png";
  private static final String SCRIPT = "/demo/script.json";

  private final DemoConfig config;
  private final Presenters presenters;
  private final Channels channels;
  private final Script scripts;
  private final ObjectMapper json;

  Demo(
      DemoConfig config,
      Presenters presenters,
      Channels channels,
      LimitsConfig limits,
      ObjectMapper json) {
    this.scripts = new Script(limits.scriptLines());
    this.config = config;
    this.presenters = presenters;
    this.channels = channels;
    this.json = json;
  }

  /** Blocks; a demo that cannot be set up stops the start with its reason. */
  void start(@Observes @Priority(LAST) StartupEvent event) {
    if (!config.demo() || present()) {
      return;
    }
    Presenter presenter =
        presenters.create(
            resource(PHOTO),
            "Mei",
            Language.ENGLISH,
            "",
            new Consent(true, "Showhorse (drawn for the project; nobody is shown)", Instant.now()));
    try {
      putOnAir(presenter);
    } catch (RuntimeException failure) {
      // half a demo would never be completed by the next start
      channels.delete(CHANNEL);
      presenters.delete(presenter.id());
      throw failure;
    }
    LOG.infof("demo on air channel=%s presenter=%s", CHANNEL, presenter.id());
  }

  private void putOnAir(Presenter presenter) {
    channels.create(
        new NewChannel(
            Optional.of(CHANNEL),
            "Demo",
            presenter.id(),
            Optional.empty(),
            Optional.empty(),
            true,
            true,
            List.of()));
    channels.addScript(CHANNEL, scripts.of(script()), true);
    channels.onAir(CHANNEL);
  }

  private boolean present() {
    return channels.list().stream().anyMatch(channel -> channel.spec().id().equals(CHANNEL));
  }

  private ScriptBody script() {
    try {
      return json.readValue(resource(SCRIPT), ScriptBody.class);
    } catch (IOException malformed) {
      throw new UncheckedIOException(SCRIPT + " is not a script", malformed);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream file = Demo.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new FileNotFoundException(name + " is not on the class path");
      }
      return file.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
