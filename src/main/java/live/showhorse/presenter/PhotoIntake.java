package live.showhorse.presenter;

import live.showhorse.media.Canvas;
import live.showhorse.problem.ProblemException;

/**
 * Measures, judges and shows photos. The engine does; presenters know no engine. Methods block, up
 * to two seconds; call from a worker thread.
 */
public interface PhotoIntake {
  /**
   * The rig of the one face in a photo.
   *
   * @throws ProblemException {@code photo-unreadable}, {@code photo-too-large}, {@code no-face},
   *     {@code several-faces} or {@code face-too-small}
   */
  String findRig(byte[] photo);

  /**
   * What can be said about a photo, its rig and its look on a canvas of 720 x 1280.
   *
   * @param backdrop file of the background picture; empty without one
   * @throws ProblemException {@code rig-invalid} or {@code look-invalid}
   */
  PhotoCheck check(byte[] photo, String rig, Look look, byte[] backdrop);

  /**
   * The rig drawn over the photo, as a PNG file.
   *
   * @throws ProblemException {@code rig-invalid}
   */
  byte[] drawRig(byte[] photo, String rig);

  /**
   * The picture that clips begin and end with, as a PNG file.
   *
   * @param backdrop file of the background picture; empty without one
   * @throws ProblemException {@code rig-invalid} or {@code look-invalid}
   */
  byte[] preview(byte[] photo, String rig, Look look, byte[] backdrop, Canvas canvas);
}
