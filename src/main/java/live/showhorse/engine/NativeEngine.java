package live.showhorse.engine;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.showhorse.media.Canvas;

/** The engine behind the C ABI of showhorse.h. Owns its engine handle and those of its children. */
public final class NativeEngine implements Engine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ShowhorseLibrary library;
  private final MemorySegment handle;
  private final EngineDescription description;
  private final PresenterCache presenters;
  private final Set<NativeClip> clips = new HashSet<>();
  private int calls;
  private boolean closed;

  private NativeEngine(ShowhorseLibrary library, MemorySegment handle, int cachedPresenters) {
    this.library = library;
    this.handle = handle;
    this.presenters = new PresenterCache(cachedPresenters, library::presenterClose);
    this.description = parse(library.engineDescribe(handle));
  }

  /**
   * Loads the library and makes the engine warm. Blocks; call from a platform worker thread.
   *
   * @param directory with libshowhorse.so
   * @throws EngineException when the library or a file of the engine is missing or unfit
   */
  public static NativeEngine open(Path directory, EngineConfig config) {
    var library = new ShowhorseLibrary(directory);
    ObjectNode options = JSON.createObjectNode().put("threads", config.threads());
    config.cascades().ifPresent(path -> options.put("cascades", path.toString()));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment handle =
          library.engineOpen(
              arena.allocateFrom(config.name()), arena.allocateFrom(options.toString()));
      try {
        return new NativeEngine(library, handle, config.presenters());
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
  public void checkRig(byte[] photo, String rig) {
    enter();
    try {
      library.presenterClose(openPresenter(photo, rig, Canvas.PORTRAIT));
    } finally {
      leave();
    }
  }

  @Override
  public ClipRendering open(ClipRequest request) {
    enter();
    NativePresenter presenter = null;
    try {
      presenter =
          presenters.acquire(
              new PresenterCache.Key(request.photo(), request.rig(), request.canvas()),
              () -> openPresenter(request.photoFile().get(), request.rig(), request.canvas()));
      MemorySegment clip;
      try (Arena arena = Arena.ofConfined()) {
        clip = library.clipOpen(presenter.handle(), ClipRequests.toNative(request, arena));
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
    }
  }

  private MemorySegment openPresenter(byte[] photo, String rig, Canvas canvas) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(ShowhorseLibrary.CANVAS);
      int[] fields = {
        (int) ShowhorseLibrary.CANVAS.byteSize(),
        canvas.width(),
        canvas.height(),
        canvas.framesPerSecond(),
        1
      };
      MemorySegment.copy(fields, 0, size, ValueLayout.JAVA_INT, 0, fields.length);
      return library.presenterOpen(
          handle, arena.allocateFrom(JAVA_BYTE, photo), arena.allocateFrom(rig), size);
    }
  }

  private static EngineDescription parse(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      return new EngineDescription(
          tree.required("name").asText(),
          tree.required("version").asText(),
          tree.required("idle").asBoolean(),
          tree.required("threads").asInt());
    } catch (JsonProcessingException | IllegalArgumentException notAsAgreed) {
      throw new EngineException(
          EngineStatus.ABI, "The engine describes itself as " + json + ".", notAsAgreed);
    }
  }
}
