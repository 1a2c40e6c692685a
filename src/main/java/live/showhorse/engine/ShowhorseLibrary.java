package live.showhorse.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static live.showhorse.engine.NativeFunctions.invoke;
import static live.showhorse.engine.NativeFunctions.status;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jboss.logging.Logger;

/**
 * The functions and structs of showhorse.h, one to one, to be called from platform threads. Nothing
 * here owns a handle.
 */
final class ShowhorseLibrary {
  /** SHOWHORSE_ABI_VERSION that this class was written for. */
  static final int ABI_VERSION = 4;

  private static final int STAGE_BYTES = 512;

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

  private final NativeResults results;
  private final MethodHandle engineOpen;
  private final MethodHandle engineDescribe;
  private final MethodHandle rigFind;
  private final MethodHandle photoCheck;
  private final MethodHandle rigDraw;
  private final MethodHandle pictureRead;
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
   * Loads the library of an engine.
   *
   * @throws EngineException RESOURCE when it is missing or cannot be loaded, ABI when it is of
   *     another version than this class
   */
  ShowhorseLibrary(EngineLibrary library) {
    NativeFunctions functions = NativeFunctions.load(library);
    int version = (int) invoke(functions.bind("abi_version", FunctionDescriptor.of(JAVA_INT)));
    if (version != ABI_VERSION) {
      throw new EngineException(
          EngineStatus.ABI,
          "The engine library "
              + library.file()
              + " has ABI version "
              + version
              + "; this program needs "
              + ABI_VERSION
              + ".");
    }
    results = new NativeResults(functions);
    engineOpen =
        functions.bind(
            "engine_open", status(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    engineDescribe =
        functions.bind("engine_describe", status(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    rigFind =
        functions.bind(
            "rig_find", status(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS));
    photoCheck =
        functions.bind(
            "photo_check",
            status(
                ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG,
                ADDRESS));
    rigDraw =
        functions.bind(
            "rig_draw", status(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    pictureRead =
        functions.bind(
            "picture_read", status(ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS));
    presenterOpen =
        functions.bind(
            "presenter_open",
            status(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    presenterPicture =
        functions.bind("presenter_picture", status(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    poseList = functions.bind("pose_list", status(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    poseRender = functions.bind("pose_render", status(ADDRESS, JAVA_INT, ADDRESS));
    clipOpen = functions.bind("clip_open", status(ADDRESS, ADDRESS, ADDRESS));
    clipRender = functions.bind("clip_render", status(ADDRESS, ADDRESS));
    clipCancel = functions.bind("clip_cancel", status(ADDRESS));
    clipClose = functions.bind("clip_close", FunctionDescriptor.ofVoid(ADDRESS));
    presenterClose = functions.bind("presenter_close", FunctionDescriptor.ofVoid(ADDRESS));
    engineClose = functions.bind("engine_close", FunctionDescriptor.ofVoid(ADDRESS));
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
      return results.opened(
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
      progress.at(done, stage.reinterpret(STAGE_BYTES).getString(0));
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
    return results.text(
        (buffer, capacity, length) ->
            (int) invoke(engineDescribe, engine, buffer, capacity, length));
  }

  String rigFind(MemorySegment engine, MemorySegment photo) {
    return results.text(
        (buffer, capacity, length) ->
            (int) invoke(rigFind, engine, photo, photo.byteSize(), buffer, capacity, length));
  }

  /**
   * @param rig NULL to find it
   */
  String photoCheck(
      MemorySegment engine,
      MemorySegment photo,
      MemorySegment rig,
      MemorySegment look,
      MemorySegment canvas) {
    return results.text(
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
    return results.bytes(
        FILE_BYTES,
        (buffer, capacity, length) ->
            (int) invoke(rigDraw, engine, photo, photo.byteSize(), rig, buffer, capacity, length));
  }

  byte[] pictureRead(MemorySegment picture, int mostSide) {
    return results.bytes(
        FILE_BYTES,
        (buffer, capacity, length) ->
            (int)
                invoke(
                    pictureRead, picture, picture.byteSize(), mostSide, buffer, capacity, length));
  }

  MemorySegment presenterOpen(
      MemorySegment engine,
      MemorySegment photo,
      MemorySegment rig,
      MemorySegment look,
      MemorySegment canvas) {
    return results.opened(
        out ->
            (int) invoke(presenterOpen, engine, photo, photo.byteSize(), rig, look, canvas, out));
  }

  byte[] presenterPicture(MemorySegment presenter) {
    return results.bytes(
        FILE_BYTES,
        (buffer, capacity, length) ->
            (int) invoke(presenterPicture, presenter, buffer, capacity, length));
  }

  String poseList(MemorySegment engine) {
    return results.text(
        (buffer, capacity, length) -> (int) invoke(poseList, engine, buffer, capacity, length));
  }

  void poseRender(MemorySegment presenter, int pose, MemorySegment frame) {
    results.check((int) invoke(poseRender, presenter, pose, frame));
  }

  MemorySegment clipOpen(MemorySegment presenter, MemorySegment request) {
    return results.opened(out -> (int) invoke(clipOpen, presenter, request, out));
  }

  /** Whether there was another frame. */
  boolean clipRender(MemorySegment clip, MemorySegment frame) {
    return results.check((int) invoke(clipRender, clip, frame)) != EngineStatus.END;
  }

  void clipCancel(MemorySegment clip) {
    results.check((int) invoke(clipCancel, clip));
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
}
