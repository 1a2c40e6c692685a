package live.showhorse;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import live.showhorse.engine.ClipConfig;
import live.showhorse.engine.ClipRenderer;
import live.showhorse.engine.Engine;
import live.showhorse.engine.EngineConfig;
import live.showhorse.engine.EngineDirectory;
import live.showhorse.engine.EngineException;
import live.showhorse.engine.EngineHealth;
import live.showhorse.engine.Engines;
import live.showhorse.engine.LiveClips;
import live.showhorse.engine.RenderQueue;
import live.showhorse.engine.RenderWorkers;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.model.HappyhorseConfig;
import live.showhorse.presenter.Consent;
import live.showhorse.presenter.Presenters;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Documents;
import live.showhorse.redis.Notifications;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import live.showhorse.segment.ClipSpecs;
import live.showhorse.segment.Clips;
import live.showhorse.speech.RecordingConfig;
import live.showhorse.speech.Recordings;
import live.showhorse.speech.SpeechConfig;
import live.showhorse.speech.Voices;
import live.showhorse.trace.Traces;

/** Everything between Redis and the clips, as one process of the service has it. */
public final class TestProcess implements AutoCloseable {
  /** Consent for photos of tests. */
  public static final Consent CONSENT = new Consent(true, "the test", Instant.EPOCH);

  public final Redis redis;
  public final Documents documents;
  public final Presenters presenters;
  public final RenderQueue queue;
  public final Clips clips;
  public final ClipSpecs specs;
  public final LiveClips live = new LiveClips();
  public final RenderWorkers workers;
  public final EngineDirectory directory;
  public final EngineHealth health;
  public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Engines engines;
  private final Voices voices;
  private final Notifications notifications;

  private TestProcess(Redis redis, Supplier<Engine> engine, Map<String, String> settings) {
    var values = new HashMap<>(settings);
    values.putIfAbsent("showhorse.engine.lease", "1s");
    this.redis = redis;
    this.documents = new Documents(redis);
    var showhorse = TestConfig.of(ShowhorseConfig.class, values);
    var config = TestConfig.of(EngineConfig.class, values);
    var limits = TestConfig.of(LimitsConfig.class, values);
    var blobs = new Blobs(redis);
    this.engines = new Engines(engine);
    this.presenters = new Presenters(documents, blobs, engines, limits);
    this.notifications = new Notifications(redis);
    this.queue =
        new RenderQueue(
            redis, blobs, notifications, config, TestConfig.of(ClipConfig.class, values), limits);
    this.voices = new Voices(TestConfig.of(SpeechConfig.class, values));
    var renderer =
        new ClipRenderer(
            voices,
            new Recordings(blobs, TestConfig.of(RecordingConfig.class, values), limits),
            presenters,
            engines,
            live,
            TestConfig.of(HappyhorseConfig.class, values),
            Traces.off());
    this.workers =
        new RenderWorkers(showhorse, queue, renderer, engines, config, Traces.off(), meters);
    this.clips = new Clips(queue, meters);
    this.directory = new EngineDirectory(documents, engines, config, showhorse);
    this.specs = new ClipSpecs(directory);
    this.health = new EngineHealth(showhorse, engines, workers, directory, presenters, renderer);
  }

  /** The first process, with a private Redis under {@code data}. Its workers are not started. */
  public static TestProcess first(Path data, Engine engine) {
    return new TestProcess(TestRedis.privateServer(data), () -> engine, Map.of());
  }

  /** The first process, with settings of its own. */
  public static TestProcess first(Path data, Engine engine, Map<String, String> settings) {
    return new TestProcess(TestRedis.privateServer(data), () -> engine, settings);
  }

  /** The first process, whose engine cannot be opened. */
  public static TestProcess first(Path data, EngineException failure) {
    return new TestProcess(
        TestRedis.privateServer(data),
        () -> {
          throw failure;
        },
        Map.of());
  }

  /** Another process on the Redis of {@code first}. */
  public static TestProcess beside(TestProcess first, Engine engine, Map<String, String> settings) {
    return new TestProcess(TestRedis.sharing(first.redis), () -> engine, settings);
  }

  @Override
  public void close() {
    health.close();
    clips.close();
    workers.close();
    voices.close();
    engines.close();
    notifications.close();
    redis.close();
  }
}
