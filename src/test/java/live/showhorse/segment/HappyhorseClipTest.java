package live.showhorse.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import live.showhorse.TestProcess;
import live.showhorse.engine.EngineException;
import live.showhorse.engine.EngineStatus;
import live.showhorse.engine.NativeEngine;
import live.showhorse.engine.Photos;
import live.showhorse.engine.TestEngine;
import live.showhorse.engine.TinyCheckpoint;
import live.showhorse.media.Canvas;
import live.showhorse.media.ClipReader;
import live.showhorse.media.Grid;
import live.showhorse.media.Picture;
import live.showhorse.presenter.Presenter;
import live.showhorse.script.Language;
import live.showhorse.speech.Delivery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HappyhorseClipTest {
  private static final Canvas SMALL = new Canvas(128, 160, 25);
  private static final String TEXT = "Hello, this lamp is bright.";

  @TempDir static Path models;
  @TempDir Path data;

  private static Map<String, String> settings;

  @BeforeAll
  static void checkpoint() {
    settings = TinyCheckpoint.in(models);
  }

  /** What a clip file holds. */
  private record Read(List<Integer> frameHashes, float[] pcm) {}

  @Test
  void aLineBecomesAClipThatTheEngineSpeaks() {
    NativeEngine engine = TestEngine.open(settings);
    assertThat(engine.describe().name()).isEqualTo("happyhorse");
    assertThat(engine.describe().ownSpeech()).isTrue();
    try (var process = TestProcess.first(data, engine, settings)) {
      Presenter presenter =
          process.presenters.create(
              Photos.presenter(), "Ada", Language.ENGLISH, "", TestProcess.CONSENT);
      process.workers.start();
      ClipSpec spec = process.specs.of(presenter, SMALL, TEXT, Language.ENGLISH, Delivery.PLAIN);
      assertThat(spec.engine()).startsWith("happyhorse 2-256p-");

      Clip clip = render(process, spec);
      Read spoken = read(clip);
      int frames = spoken.frameHashes().size();
      assertThat(frames % SMALL.framesPerUnit()).isZero();
      assertThat(frames).as("2 to 4 s").isBetween(48, 104);
      assertThat(spoken.pcm()).hasSize(2 * frames * SMALL.samplesPerFrame());
      assertThat(spoken.frameHashes().stream().distinct().count()).as("it moves").isGreaterThan(20);
      assertThat(peak(spoken.pcm(), 0, 2 * 1_024)).as("silent edge").isLessThan(0.001f);
      assertThat(peak(spoken.pcm(), spoken.pcm().length - 2 * 1_024, spoken.pcm().length))
          .as("silent edge")
          .isLessThan(0.001f);
      assertThat(peak(spoken.pcm(), 0, spoken.pcm().length)).as("sound").isGreaterThan(0.001f);
      assertThat(render(process, spec).mp4()).isEqualTo(clip.mp4());

      Read idle = read(render(process, process.specs.idle(presenter, SMALL, 3, 2)));
      assertThat(idle.frameHashes()).hasSize(16);
      assertThat(peak(idle.pcm(), 0, idle.pcm().length)).as("nobody speaks").isZero();
      assertThat(engine.openClips()).isZero();
    }
  }

  @Test
  void anotherPromptTemplateIsAnotherEngineVersion() throws Exception {
    Path template = data.resolve("prompt.txt");
    Files.writeString(template, "Somebody says: \"{line}\"");
    var changed = new HashMap<>(settings);
    changed.put("showhorse.happyhorse.prompt", template.toString());
    try (var standard = TestEngine.open(settings);
        var other = TestEngine.open(changed)) {
      assertThat(other.describe().version()).isNotEqualTo(standard.describe().version());
    }
  }

  @Test
  void withoutACheckpointOrWithoutMemoryTheEngineSaysWhatIsNeeded() {
    assertThatThrownBy(() -> TestEngine.open(Map.of("showhorse.engine.name", "happyhorse")))
        .isInstanceOfSatisfying(
            EngineException.class,
            refusal -> assertThat(refusal.status()).isEqualTo(EngineStatus.RESOURCE))
        .hasMessageContaining("showhorse.happyhorse.checkpoint");
    var little = new HashMap<>(settings);
    little.put("showhorse.happyhorse.memory", "0.05");
    assertThatThrownBy(() -> TestEngine.open(little))
        .isInstanceOfSatisfying(
            EngineException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(EngineStatus.MEMORY);
              assertThat(refusal.problem().type()).isEqualTo("engine-unavailable");
            })
        .hasMessageContaining("GiB short");
  }

  private static Clip render(TestProcess process, ClipSpec spec) {
    return process.clips.clip(spec).orTimeout(120, TimeUnit.SECONDS).join();
  }

  private static Read read(Clip clip) {
    try (var reader = new ClipReader(clip.mp4());
        var picture = new Picture(SMALL)) {
      assertThat(reader.canvas()).isEqualTo(SMALL);
      List<Integer> hashes = new ArrayList<>();
      while (reader.next(picture)) {
        hashes.add(picture.y().asByteBuffer().hashCode());
      }
      assertThat(reader.pcm().length / 2 % Grid.UNIT_SAMPLES).isZero();
      return new Read(hashes, reader.pcm());
    }
  }

  private static float peak(float[] pcm, int from, int to) {
    float peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(pcm[i]));
    }
    return peak;
  }
}
