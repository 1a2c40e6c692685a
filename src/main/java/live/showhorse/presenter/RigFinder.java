package live.showhorse.presenter;

import live.showhorse.problem.ProblemException;

/**
 * Measures faces. The engine does; presenters know no engine. Blocks; call from a worker thread.
 */
public interface RigFinder {
  /**
   * The rig of the one face in a photo.
   *
   * @throws ProblemException {@code photo-unreadable}, {@code photo-too-large}, {@code no-face},
   *     {@code several-faces} or {@code face-too-small}
   */
  String findRig(byte[] photo);

  /**
   * Accepts a rig that fits its photo.
   *
   * @throws ProblemException {@code rig-invalid}
   */
  void checkRig(byte[] photo, String rig);
}
