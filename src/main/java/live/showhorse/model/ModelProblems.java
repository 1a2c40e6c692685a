package live.showhorse.model;

import java.io.IOException;
import java.nio.file.Path;
import live.showhorse.problem.ProblemException;

/** What can be wrong with model files, as refusals that name the file. */
final class ModelProblems {
  private ModelProblems() {}

  /** The file contradicts itself or ends early: it must be fetched again. */
  static ProblemException damaged(Path file, String why) {
    return ProblemException.unprocessable("model-damaged", file.getFileName() + ": " + why);
  }

  /** The file may be whole, but holds what is not read for safety or was never needed. */
  static ProblemException refused(Path file, String why) {
    return ProblemException.unprocessable("model-refused", file.getFileName() + ": " + why);
  }

  static ProblemException missing(String what) {
    return ProblemException.unprocessable("model-missing", what);
  }

  static ProblemException unreadable(Path file, IOException cause) {
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new ProblemException(
        422, "model-unreadable", file + " could not be read or written: " + why, cause);
  }
}
