package live.showhorse.engine;

import java.util.Arrays;

/** The results of the engine ABI (showhorse.h). */
public enum EngineStatus {
  OK(0),
  END(1),
  ARGUMENT(-1),
  ABI(-2),
  UNKNOWN_ENGINE(-3),
  BUFFER(-4),
  CANCELLED(-5),
  MEMORY(-6),
  UNSUPPORTED(-7),
  RESOURCE(-8),
  INTERNAL(-9),
  PHOTO_UNREADABLE(-20),
  PHOTO_TOO_LARGE(-21),
  NO_FACE(-22),
  SEVERAL_FACES(-23),
  FACE_TOO_SMALL(-24),
  RIG(-25),
  LOOK(-26);

  private final int code;

  EngineStatus(int code) {
    this.code = code;
  }

  /** {@link #INTERNAL} for a code that this version does not know. */
  public static EngineStatus of(int code) {
    return Arrays.stream(values())
        .filter(status -> status.code == code)
        .findFirst()
        .orElse(INTERNAL);
  }
}
