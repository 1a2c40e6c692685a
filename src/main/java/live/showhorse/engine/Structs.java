package live.showhorse.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import live.showhorse.media.Canvas;
import live.showhorse.presenter.Look;

/** Lays canvases and looks out as showhorse.h has them. Valid as long as their arena. */
final class Structs {
  private static final StructLayout CANVAS =
      MemoryLayout.structLayout(
          JAVA_INT.withName("size"),
          JAVA_INT.withName("width"),
          JAVA_INT.withName("height"),
          JAVA_INT.withName("rate_num"),
          JAVA_INT.withName("rate_den"));

  private static final StructLayout LOOK =
      MemoryLayout.structLayout(
          JAVA_INT.withName("size"),
          MemoryLayout.paddingLayout(4),
          ADDRESS.withName("json"),
          ADDRESS.withName("picture"),
          JAVA_LONG.withName("picture_bytes"));

  private Structs() {}

  /** {@code struct showhorse_canvas}. */
  static MemorySegment canvas(Canvas canvas, Arena arena) {
    int[] fields = {
      (int) CANVAS.byteSize(), canvas.width(), canvas.height(), canvas.framesPerSecond(), 1
    };
    MemorySegment struct = arena.allocate(CANVAS);
    MemorySegment.copy(fields, 0, struct, JAVA_INT, 0, fields.length);
    return struct;
  }

  /**
   * {@code struct showhorse_look}.
   *
   * @param backdrop empty when the look has no picture
   */
  static MemorySegment look(Look look, byte[] backdrop, Arena arena) {
    MemorySegment struct = arena.allocate(LOOK);
    struct.set(JAVA_INT, offset("size"), (int) LOOK.byteSize());
    struct.set(ADDRESS, offset("json"), arena.allocateFrom(look.json()));
    if (backdrop.length > 0) {
      struct.set(ADDRESS, offset("picture"), arena.allocateFrom(JAVA_BYTE, backdrop));
      struct.set(JAVA_LONG, offset("picture_bytes"), backdrop.length);
    }
    return struct;
  }

  private static long offset(String field) {
    return LOOK.byteOffset(PathElement.groupElement(field));
  }
}
