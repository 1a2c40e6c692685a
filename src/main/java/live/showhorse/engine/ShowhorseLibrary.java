package live.showhorse.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * The functions and structs of showhorse.h, one to one. Nothing here owns a handle. The library
 * stays loaded until the JVM ends.
 *
 * <p>The last error belongs to the calling thread, so calls must come from platform threads: a
 * virtual thread could move to another one before it reads the message.
 */
final class ShowhorseLibrary {
  /** SHOWHORSE_ABI_VERSION that this class was written for. */
  static final int ABI_VERSION = 3;

  private static final int MESSAGE_BYTES = 512;
  private static final long TEXT_BYTES = 16 << 10;

  /** Holds the PNG of most pictures of 720 x 1280. */
  private static final long FILE_BYTES = 4 << 20;

  static final StructLayout PHONEME =
      MemoryLayout.structLayout(
          ADDRESS.withName("symbol"), JAVA_LONG.withName("start"), JAVA_LONG.withName("end"));

  static final StructLayout CLIP_REQUEST =
      MemoryLayout.structLayout(
          JAVA_INT.withName("size"),
          MemoryLayout.paddingLayout(4),
          JAVA_LONG.withName("seed"),
          JAVA_INT.withName("frames"),
          MemoryLayout.paddingLayout(4),
          ADDRESS.withName("pcm"),
          JAVA_LONG.withName("samples"),
          ADDRESS.withName("phonemes"),
          JAVA_LONG.withName("phoneme_count"),
          ADDRESS.withName("language"),
          ADDRESS.withName("text"),
          ADDRESS.withName("tokens"),
          JAVA_LONG.withName("token_count"),
          JAVA_INT.withName("own_speech"),
          MemoryLayout.paddingLayout(4));

  static final StructLayout FRAME =
      MemoryLayout.structLayout(
          JAVA_INT.withName("size"),
          MemoryLayout.paddingLayout(4),
          ADDRESS.withName("y"),
          ADDRESS.withName("u"),
          ADDRESS.withName("v"),
          JAVA_LONG.withName("stride_y"),
          JAVA_LONG.withName("stride_u"),
          JAVA_LONG.withName("stride_v"),
          ADDRESS.withName("pcm"),
          JAVA_LONG.withName("pcm_pairs"),
          JAVA_FLOAT.withName("mouth_opening"),
          MemoryLayout.paddingLayout(4));

  private static final Logger LOG = Logger.getLogger(ShowhorseLibrary.class);
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle PROGRESS = progressHandle();

  private final MethodHandle lastError;
  private final MethodHandle engineOpen;
  private final MethodHandle engineDescribe;
  private final MethodHandle rigFind;
  private final MethodHandle photoCheck;
  private final MethodHandle rigDraw;
  private final MethodHandle presenterOpen;
  private final MethodHandle poseList;
  private final MethodHandle poseRender;
  private final MethodHandle presenterPicture;
  private final MethodHandle clipOpen;
  private final MethodHandle clipRender;
  private final MethodHandle clipCancel;
  private final MethodHandle clipClose;
  private final MethodHandle presenterClose;
  private final MethodHandle engineClose;

  /**
   * Loads libshowhorse.so.
   *
   * @throws EngineException RESOURCE when it is missing or cannot be loaded, ABI when it is of
   *     another version than this class
   */
  ShowhorseLibrary(Path directory) {
    Path file = directory.resolve(System.mapLibraryName("showhorse")).toAbsolutePath();
    if (!Files.isRegularFile(file)) {
      throw new EngineException(
          EngineStatus.RESOURCE,
          "The engine library "
              + file
              + " is missing; build it or set showhorse.native.directory.");
    }
    SymbolLookup symbols;
    try {
      symbols = SymbolLookup.libraryLookup(file, Arena.global());
    } catch (IllegalArgumentException cannotLoad) {
      throw new EngineException(
          EngineStatus.RESOURCE,
          "The engine library "
              + file
              + " cannot be loaded; a library that it needs may be missing (ldd tells which).",
          cannotLoad);
    }
    int version = (int) invoke(bind(symbols, "abi_version", FunctionDescriptor.of(JAVA_INT)));
    if (version != ABI_VERSION) {
      throw new EngineException(
          EngineStatus.ABI,
          "The engine library "
              + file
              + " has ABI version "
              + version
              + "; this program needs "
              + ABI_VERSION
              + ".");
    }
    lastError = bind(symbols, "last_error", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG));
    engineOpen =
        bind(symbols, "engine_open", status(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    engineDescribe = bind(symbols, "engine_describe", status(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    rigFind =
        bind(symbols, "rig_find", status(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS));
    photoCheck =
        bind(
            symbols,
            "photo_check",
            status(
                ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG,
                ADDRESS));
    rigDraw =
        bind(
            symbols,
            "rig_draw",
            status(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    presenterOpen =
        bind(
            symbols,
            "presenter_open",
            status(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    presenterPicture =
        bind(symbols, "presenter_picture", status(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    poseList = bind(symbols, "pose_list", status(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    poseRender = bind(symbols, "pose_render", status(ADDRESS, JAVA_INT, ADDRESS));
    clipOpen = bind(symbols, "clip_open", status(ADDRESS, ADDRESS, ADDRESS));
    clipRender = bind(symbols, "clip_render", status(ADDRESS, ADDRESS));
    clipCancel = bind(symbols, "clip_cancel", status(ADDRESS));
    clipClose = bind(symbols, "clip_close", FunctionDescriptor.ofVoid(ADDRESS));
    presenterClose = bind(symbols, "presenter_close", FunctionDescriptor.ofVoid(ADDRESS));
    engineClose = bind(symbols, "engine_close", FunctionDescriptor.ofVoid(ADDRESS));
  }

  /** Hears how far an opening is; perhaps on a thread of the library. */
  interface Progress {
    void at(double done, String stage);
  }

  MemorySegment engineOpen(MemorySegment name, MemorySegment options, Progress progress) {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment callback =
          LINKER.upcallStub(
              PROGRESS.bindTo(progress),
              FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_FLOAT, ADDRESS),
              arena);
      return opened(
          out ->
              (int)
                  invoke(
                      engineOpen, ABI_VERSION, name, options, callback, MemorySegment.NULL, out));
    }
  }

  /** Nothing may be thrown into the library. */
  private static int report(
      Progress progress, MemorySegment user, float done, MemorySegment stage) {
    try {
      progress.at(done, stage.reinterpret(MESSAGE_BYTES).getString(0));
    } catch (RuntimeException defect) {
      LOG.error("the progress of an engine cannot be told", defect);
    }
    return 0;
  }

  private static MethodHandle progressHandle() {
    try {
      return MethodHandles.lookup()
          .findStatic(
              ShowhorseLibrary.class,
              "report",
              MethodType.methodType(
                  int.class,
                  Progress.class,
                  MemorySegment.class,
                  float.class,
                  MemorySegment.class));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String engineDescribe(MemorySegment engine) {
    return text(
        (buffer, capacity, length) ->
            (int) invoke(engineDescribe, engine, buffer, capacity, length));
  }

  String rigFind(MemorySegment engine, MemorySegment photo) {
    return text(
        (buffer, capacity, length) ->
            (int) invoke(rigFind, engine, photo, photo.byteSize(), buffer, capacity, length));
  }

  String photoCheck(
      MemorySegment engine,
      MemorySegment photo,
      MemorySegment rig,
      MemorySegment look,
      MemorySegment canvas) {
    return text(
        (buffer, capacity, length) ->
            (int)
                invoke(
                    photoCheck,
                    engine,
                    photo,
                    photo.byteSize(),
                    rig,
                    look,
                    canvas,
                    buffer,
                    capacity,
                    length));
  }

  byte[] rigDraw(MemorySegment engine, MemorySegment photo, MemorySegment rig) {
    return told(
        FILE_BYTES,
        (buffer, capacity, length) ->
            (int) invoke(rigDraw, engine, photo, photo.byteSize(), rig, buffer, capacity, length));
  }

  MemorySegment presenterOpen(
      MemorySegment engine,
      MemorySegment photo,
      MemorySegment rig,
      MemorySegment look,
      MemorySegment canvas) {
    return opened(
        out ->
            (int) invoke(presenterOpen, engine, photo, photo.byteSize(), rig, look, canvas, out));
  }

  byte[] presenterPicture(MemorySegment presenter) {
    return told(
        FILE_BYTES,
        (buffer, capacity, length) ->
            (int) invoke(presenterPicture, presenter, buffer, capacity, length));
  }

  String poseList(MemorySegment engine) {
    return text(
        (buffer, capacity, length) -> (int) invoke(poseList, engine, buffer, capacity, length));
  }

  void poseRender(MemorySegment presenter, int pose, MemorySegment frame) {
    check((int) invoke(poseRender, presenter, pose, frame));
  }

  MemorySegment clipOpen(MemorySegment presenter, MemorySegment request) {
    return opened(out -> (int) invoke(clipOpen, presenter, request, out));
  }

  /** Whether there was another frame. */
  boolean clipRender(MemorySegment clip, MemorySegment frame) {
    return check((int) invoke(clipRender, clip, frame)) != EngineStatus.END;
  }

  void clipCancel(MemorySegment clip) {
    check((int) invoke(clipCancel, clip));
  }

  void clipClose(MemorySegment clip) {
    invoke(clipClose, clip);
  }

  void presenterClose(MemorySegment presenter) {
    invoke(presenterClose, presenter);
  }

  void engineClose(MemorySegment engine) {
    invoke(engineClose, engine);
  }

  private interface Opening {
    int call(MemorySegment out);
  }

  private MemorySegment opened(Opening opening) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ADDRESS);
      check(opening.call(out));
      return out.get(ADDRESS, 0);
    }
  }

  private interface Telling {
    int call(MemorySegment buffer, long capacity, MemorySegment length);
  }

  private String text(Telling telling) {
    return new String(told(TEXT_BYTES, telling), StandardCharsets.UTF_8);
  }

  /** Calls again with the room that is needed when the first guess was too small. */
  private byte[] told(long guess, Telling telling) {
    long capacity = guess;
    while (true) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment buffer = arena.allocate(capacity);
        MemorySegment length = arena.allocate(JAVA_LONG);
        int status = telling.call(buffer, capacity, length);
        long needed = length.get(JAVA_LONG, 0);
        if (EngineStatus.of(status) == EngineStatus.BUFFER && needed >= capacity) {
          capacity = needed + 1;
          continue;
        }
        check(status);
        return buffer.asSlice(0, needed).toArray(ValueLayout.JAVA_BYTE);
      }
    }
  }

  private EngineStatus check(int code) {
    if (code >= 0) {
      return EngineStatus.of(code);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(MESSAGE_BYTES);
      long length = (long) invoke(lastError, buffer, (long) MESSAGE_BYTES);
      String message =
          length > 0 ? buffer.getString(0) : "The engine failed without a message (" + code + ").";
      throw new EngineException(EngineStatus.of(code), message);
    }
  }

  private static FunctionDescriptor status(MemoryLayout... arguments) {
    return FunctionDescriptor.of(JAVA_INT, arguments);
  }

  private static MethodHandle bind(
      SymbolLookup symbols, String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(
        symbols
            .find("showhorse_" + name)
            .orElseThrow(
                () ->
                    new EngineException(
                        EngineStatus.ABI, "The engine library has no showhorse_" + name + ".")),
        descriptor);
  }

  /** Not {@code invokeExact}: one place that boxes costs nothing beside a frame. */
  private static Object invoke(MethodHandle function, Object... arguments) {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException("engine functions must be called from a platform thread");
    }
    try {
      return function.invokeWithArguments(arguments);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new IllegalStateException("a native function threw", impossible);
    }
  }
}
