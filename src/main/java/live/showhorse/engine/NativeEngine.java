package live.showhorse.engine;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import live.showhorse.media.Canvas;
import live.showhorse.media.Picture;
import live.showhorse.model.HappyhorseConfig;
import live.showhorse.model.ModelFolder;
import live.showhorse.model.ModelPart;
import live.showhorse.model.WeightFiles;
import live.showhorse.presenter.Look;

/** The engine behind the C ABI of showhorse.h. Owns its engine handle and those of its children. */
public final class NativeEngine implements Engine {
  static final String HAPPYHORSE = "happyhorse";
  private static final int[] NO_PROMPT = {};
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ShowhorseLibrary library;
  private final MemorySegment handle;
  private final EngineDescription description;
  private final Optional<Prompts> prompts;
  private final PresenterCache presenters;
  private final Set<NativeClip> clips = new HashSet<>();
  private int calls;
  private boolean closed;

  private NativeEngine(
      ShowhorseLibrary library,
      MemorySegment handle,
      Optional<Prompts> prompts,
      int cachedPresenters) {
    this.library = library;
    this.handle = handle;
    this.prompts = prompts;
    this.presenters = new PresenterCache(cachedPresenters, library::presenterClose);
    this.description = parse(library.engineDescribe(handle), prompts);
  }

  /**
   * Loads the library and makes the engine warm. Blocks; call from a platform worker thread.
   *
   * @param directory with the libraries of the engines
   * @param models of the engine {@code happyhorse}; other engines do not look at it
   * @throws EngineException when the library or a file of the engine is missing or unfit, or when
   *     the machine's memory does not suffice
   * @throws live.showhorse.problem.ProblemException when the tokenizer or the prompt template
   *     cannot be used
   */
  public static NativeEngine open(
      Path directory, EngineConfig config, HappyhorseConfig models, int presentersReady) {
    var library = new ShowhorseLibrary(EngineLibrary.of(directory, config.name()));
    ObjectNode options = JSON.createObjectNode().put("threads", config.threads());
    config.cascades().ifPresent(path -> options.put("cascades", path.toString()));
    Optional<Prompts> prompts = Optional.empty();
    if (config.name().equals(HAPPYHORSE)) {
      prompts = Optional.of(Prompts.open(models));
      Path checkpoint = models.checkpoint().orElseThrow();
      options.put("checkpoint", checkpoint.toString());
      ObjectNode parts = options.putObject("parts");
      ModelFolder.search(checkpoint).parts().forEach((part, files) -> addPart(parts, part, files));
      options.put("resolution", models.resolution());
      models.memory().ifPresent(gib -> options.put("memory", gib));
    }
    try {
      return open(library, config, options, prompts, presentersReady);
    } catch (RuntimeException failure) {
      prompts.ifPresent(Prompts::close);
      throw failure;
    }
  }

  /** Where {@code models check} found it, whatever its folder is called. */
  private static void addPart(ObjectNode parts, ModelPart part, WeightFiles files) {
    if (files.form() != WeightFiles.Form.TORCH) {
      parts.put(part.toString(), files.path().toString());
    }
  }

  private static NativeEngine open(
      ShowhorseLibrary library,
      EngineConfig config,
      ObjectNode options,
      Optional<Prompts> prompts,
      int presentersReady) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment handle =
          library.engineOpen(
              arena.allocateFrom(config.name()),
              arena.allocateFrom(options.toString()),
              new OpeningLog(config.name()));
      try {
        return new NativeEngine(library, handle, prompts, presentersReady);
      } catch (RuntimeException failure) {
        library.engineClose(handle);
        throw failure;
      }
    }
  }

  @Override
  public EngineDescription describe() {
    return description;
  }

  @Override
  public String findRig(byte[] photo) {
    enter();
    try (Arena arena = Arena.ofConfined()) {
      return library.rigFind(handle, arena.allocateFrom(JAVA_BYTE, photo));
    } finally {
      leave();
    }
  }

  @Override
  public String measurePhoto(byte[] photo, Look look, byte[] backdrop, Canvas canvas) {
    enter();
    try (Arena arena = Arena.ofConfined()) {
      return library.photoCheck(
          handle,
          arena.allocateFrom(JAVA_BYTE, photo),
          MemorySegment.NULL,
          Structs.look(look, backdrop, arena),
          Structs.canvas(canvas, arena));
    } finally {
      leave();
    }
  }

  @Override
  public String checkPhoto(byte[] photo, String rig, Look look, byte[] backdrop, Canvas canvas) {
    enter();
    try (Arena arena = Arena.ofConfined()) {
      return library.photoCheck(
          handle,
          arena.allocateFrom(JAVA_BYTE, photo),
          arena.allocateFrom(rig),
          Structs.look(look, backdrop, arena),
          Structs.canvas(canvas, arena));
    } finally {
      leave();
    }
  }

  @Override
  public byte[] drawRig(byte[] photo, String rig) {
    enter();
    try (Arena arena = Arena.ofConfined()) {
      return library.rigDraw(handle, arena.allocateFrom(JAVA_BYTE, photo), arena.allocateFrom(rig));
    } finally {
      leave();
    }
  }

  @Override
  public byte[] preview(byte[] photo, String rig, Look look, byte[] backdrop, Canvas canvas) {
    enter();
    try {
      MemorySegment presenter = openPresenter(photo, rig, look, backdrop, canvas);
      try {
        return library.presenterPicture(presenter);
      } finally {
        library.presenterClose(presenter);
      }
    } finally {
      leave();
    }
  }

  @Override
  public ClipRendering open(ClipRequest request) {
    enter();
    NativePresenter presenter = null;
    try {
      presenter = acquire(request);
      int[] prompt = prompts.map(all -> all.ids(request)).orElse(NO_PROMPT);
      MemorySegment clip;
      try (Arena arena = Arena.ofConfined()) {
        clip = library.clipOpen(presenter.handle(), ClipRequests.toNative(request, prompt, arena));
      }
      return register(new NativeClip(this, library, clip, presenter, request));
    } catch (RuntimeException failure) {
      if (presenter != null) {
        presenters.release(presenter);
      }
      throw failure;
    } finally {
      leave();
    }
  }

  @Override
  public List<Pose> poses() {
    enter();
    try {
      return List.of(JSON.readValue(library.poseList(handle), Pose[].class));
    } catch (JsonProcessingException notAsAgreed) {
      throw new EngineException(
          EngineStatus.ABI, "The engine's list of poses is no list of poses.", notAsAgreed);
    } finally {
      leave();
    }
  }

  @Override
  public void pose(ClipRequest who, int index, Picture picture) {
    enter();
    NativePresenter presenter = null;
    try (Arena arena = Arena.ofConfined()) {
      presenter = acquire(who);
      MemorySegment frame = arena.allocate(ShowhorseLibrary.FRAME);
      NativeClip.aim(frame, picture);
      library.poseRender(presenter.handle(), index, frame);
    } finally {
      if (presenter != null) {
        presenters.release(presenter);
      }
      leave();
    }
  }

  private NativePresenter acquire(ClipRequest request) {
    return presenters.acquire(
        new PresenterCache.Key(request.photo(), request.rig(), request.look(), request.canvas()),
        () ->
            openPresenter(
                request.photoFile().get(),
                request.rig(),
                request.look(),
                request.backdropFile().get(),
                request.canvas()));
  }

  /** Presenter handles open now: those kept ready and those of clips. */
  public int openPresenters() {
    return presenters.open();
  }

  /** Clip handles open now. */
  public synchronized int openClips() {
    return clips.size();
  }

  @Override
  public void close() {
    List<NativeClip> running;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      running = List.copyOf(clips);
      endWhenUnused();
    }
    running.forEach(NativeClip::cancel);
  }

  /** Called by a clip that has closed its handle. */
  synchronized void closed(NativeClip clip, NativePresenter presenter) {
    clips.remove(clip);
    presenters.release(presenter);
    endWhenUnused();
  }

  private synchronized NativeClip register(NativeClip clip) {
    clips.add(clip);
    if (closed) {
      clip.cancel();
    }
    return clip;
  }

  private synchronized void enter() {
    if (closed) {
      throw new EngineException(EngineStatus.CANCELLED, "The engine has been closed.");
    }
    calls++;
  }

  private synchronized void leave() {
    calls--;
    endWhenUnused();
  }

  /** Children first: the engine's handle goes with the last call and the last clip. */
  private void endWhenUnused() {
    if (closed && calls == 0 && clips.isEmpty()) {
      presenters.close();
      library.engineClose(handle);
      prompts.ifPresent(Prompts::close);
    }
  }

  private MemorySegment openPresenter(
      byte[] photo, String rig, Look look, byte[] backdrop, Canvas canvas) {
    try (Arena arena = Arena.ofConfined()) {
      return library.presenterOpen(
          handle,
          arena.allocateFrom(JAVA_BYTE, photo),
          arena.allocateFrom(rig),
          Structs.look(look, backdrop, arena),
          Structs.canvas(canvas, arena));
    }
  }

  /** With prompts, other prompts are another version: the same text gives other clips. */
  private static EngineDescription parse(String json, Optional<Prompts> prompts) {
    try {
      JsonNode tree = JSON.readTree(json);
      return new EngineDescription(
          tree.required("name").asText(),
          tree.required("version").asText()
              + prompts.map(all -> "-" + all.fingerprint()).orElse(""),
          tree.required("speech").asText().equals("own"),
          tree.required("idle").asBoolean(),
          tree.required("threads").asInt());
    } catch (JsonProcessingException | IllegalArgumentException notAsAgreed) {
      throw new EngineException(
          EngineStatus.ABI, "The engine describes itself as " + json + ".", notAsAgreed);
    }
  }
}
