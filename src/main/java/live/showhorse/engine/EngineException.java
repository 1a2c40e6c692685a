package live.showhorse.engine;

import live.showhorse.problem.ProblemException;

/** The engine refused or failed; the message is its own. */
public final class EngineException extends RuntimeException {
  private final EngineStatus status;

  public EngineException(EngineStatus status, String message) {
    super(message);
    this.status = status;
  }

  public EngineException(EngineStatus status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  public EngineStatus status() {
    return status;
  }

  /** What a caller of the API can do about it. */
  public ProblemException problem() {
    return switch (status) {
      case PHOTO_UNREADABLE -> problem(422, "photo-unreadable");
      case PHOTO_TOO_LARGE -> problem(413, "photo-too-large");
      case NO_FACE -> problem(422, "no-face");
      case SEVERAL_FACES -> problem(422, "several-faces");
      case FACE_TOO_SMALL -> problem(422, "face-too-small");
      case RIG -> problem(422, "rig-invalid");
      case LOOK -> problem(422, "look-invalid");
      case UNSUPPORTED -> problem(422, "not-by-this-engine");
      case CANCELLED -> problem(409, "render-cancelled");
      case MEMORY, RESOURCE, ABI, UNKNOWN_ENGINE -> problem(503, "engine-unavailable");
      case OK, END, ARGUMENT, BUFFER, INTERNAL -> problem(500, "engine-failed");
    };
  }

  private ProblemException problem(int httpStatus, String type) {
    return new ProblemException(httpStatus, type, getMessage(), this);
  }
}
