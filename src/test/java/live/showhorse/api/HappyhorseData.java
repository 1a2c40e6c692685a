package live.showhorse.api;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import live.showhorse.engine.TinyCheckpoint;

/** A data directory with the tiny checkpoint in it, and settings that render with it. */
public class HappyhorseData extends TemporaryData {
  @Override
  public Map<String, String> start() {
    var settings = new HashMap<>(super.start());
    Path data = Path.of(settings.get("showhorse.data-directory"));
    settings.putAll(TinyCheckpoint.in(data.resolve("models")));
    settings.put("showhorse.channel.idle-clips", "1");
    settings.put("showhorse.channel.idle-units", "2");
    return settings;
  }
}
