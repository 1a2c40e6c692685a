package live.showhorse.engine;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import live.showhorse.StopOrder;
import live.showhorse.media.Grid;
import live.showhorse.model.HappyhorseConfig;
import live.showhorse.presenter.Presenter;
import live.showhorse.presenter.Presenters;
import live.showhorse.script.Pauses;
import live.showhorse.speech.Recordings;
import live.showhorse.speech.Speech;
import live.showhorse.speech.Utterance;
import live.showhorse.speech.Voices;
import live.showhorse.trace.Traces;

/** From a job to the bytes of a clip: speech, engine, file. Blocks; platform worker threads. */
@ApplicationScoped
public class ClipRenderer {
  private static final Map<String, String> SYNTHETIC =
      Map.of("comment", "AI-generated: a synthetic presenter with a synthetic voice");
  private static final Map<String, String> RECORDED =
      Map.of("comment", "AI-generated: a synthetic presenter with a recorded voice");

  private final Voices voices;
  private final Recordings recordings;
  private final Presenters presenters;
  private final Engines engines;
  private final LiveClips live;
  private final OwnSpeech ownSpeech;
  private final Traces traces;
  private final ExecutorService encoders =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().name("showhorse-clip-encoder-", 1).daemon().factory());

  public ClipRenderer(
      Voices voices,
      Recordings recordings,
      Presenters presenters,
      Engines engines,
      LiveClips live,
      HappyhorseConfig models,
      Traces traces) {
    this.voices = voices;
    this.recordings = recordings;
    this.presenters = presenters;
    this.engines = engines;
    this.live = live;
    this.ownSpeech = new OwnSpeech(models.shortest());
    this.traces = traces;
  }

  /**
   * @param mp4 as {@link live.showhorse.media.ClipWriter} writes
   * @param seconds how long the clip is
   */
  record Rendered(byte[] mp4, double seconds) {}

  /**
   * Renders one clip.
   *
   * @param started is given the rendering before its first frame, so that another thread can cancel
   *     it
   * @throws EngineException when cancelled or when the engine refuses or fails
   * @throws live.showhorse.problem.ProblemException when the text cannot be spoken, the photo is
   *     gone or no engine can be opened
   */
  Rendered render(RenderJob job, Consumer<ClipRendering> started) {
    Engine engine = engines.get();
    boolean recorded = !job.recording().isEmpty();
    boolean speaksItself = engine.describe().ownSpeech() && !recorded;
    Optional<Speech> speech =
        job.idleUnits() > 0 || speaksItself
            ? Optional.empty()
            : Optional.of(traces.step("speak", Map.of(), () -> sound(job)));
    int units =
        speech
            .map(spoken -> Grid.unitsFor(spoken.pcm().length))
            .orElseGet(
                () ->
                    job.idleUnits() > 0
                        ? job.idleUnits()
                        : ownSpeech.units(job.text(), job.language()));
    var request =
        new ClipRequest(
            job.photo(),
            () -> presenters.photo(job.photo()),
            job.rig(),
            job.look(),
            () -> presenters.backdrop(job.look()),
            job.canvas(),
            job.seed(),
            units,
            speech,
            job.language(),
            Pauses.removed(job.text()),
            engine.describe().ownSpeech() ? nameOf(job.photo()) : "");
    return new Rendered(
        traces.step(
            "animate",
            Map.of("engine", engine.describe().id()),
            () ->
                render(
                    engine,
                    request,
                    started,
                    file -> show(job.key(), request, file),
                    recorded ? RECORDED : SYNTHETIC)),
        (double) units * Grid.UNIT_SAMPLES / Grid.SAMPLE_RATE);
  }

  /** What is heard: the recording, or the text in a voice. */
  private Speech sound(RenderJob job) {
    return job.recording().isEmpty()
        ? voices.speak(
            new Utterance(
                job.text(),
                job.language(),
                job.voice(),
                job.diction().delivery(),
                job.diction().lexicon()))
        : recordings.piece(job.recording());
  }

  /** Who is in the photo: a job does not say, and presenters who share a photo share its clips. */
  private String nameOf(String photo) {
    return presenters.list().stream()
        .filter(presenter -> presenter.photo().equals(photo))
        .findFirst()
        .map(Presenter::name)
        .orElse("");
  }

  /** Others may follow a clip whose sound is known beforehand. */
  private LiveClips.Showing show(String key, ClipRequest request, EncodingPipe file) {
    return request.sound().map(sound -> live.show(key, file.stream(sound))).orElse(() -> {});
  }

  /** The frames of a request as a file, for nobody to follow. */
  byte[] render(Engine engine, ClipRequest request, Consumer<ClipRendering> started) {
    return render(engine, request, started, file -> () -> {}, SYNTHETIC);
  }

  /** One frame is encoded while the next is rendered. */
  private byte[] render(
      Engine engine,
      ClipRequest request,
      Consumer<ClipRendering> started,
      Function<EncodingPipe, LiveClips.Showing> show,
      Map<String, String> metadata) {
    try (ClipRendering clip = engine.open(request)) {
      started.accept(clip);
      try (var file = new EncodingPipe(request.canvas(), metadata, encoders);
          LiveClips.Showing shown = show.apply(file)) {
        while (clip.next(file.picture(), file.stereo())) {
          file.push();
        }
        return file.finish();
      }
    }
  }

  void atStop(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StopOrder.MAKERS)
          ShutdownEvent event) {
    close();
  }

  @PreDestroy
  void close() {
    encoders.shutdown();
  }
}
