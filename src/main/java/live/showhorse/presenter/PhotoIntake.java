package live.showhorse.presenter;

import java.util.function.Supplier;
import live.showhorse.media.Canvas;
import live.showhorse.problem.ProblemException;

/**
 * Measures, judges and shows photos. The engine does; presenters know no engine. Methods block, up
 * to two seconds, and throw the 429 problem {@code photos-busy} when too many photos wait already;
 * call from a worker thread.
 */
public interface PhotoIntake {
  /**
   * Does work with photos in memory while no more than so many others do. What is asked of this
   * intake within it needs no turn of its own.
   *
   * @throws ProblemException 429 {@code photos-busy}
   */
  <T> T turn(Supplier<T> work);

  /**
   * Finds the one face in a photo and judges the photo with a look on a canvas of 720 x 1280.
   *
   * @param backdrop file of the background picture; empty without one
   * @throws ProblemException {@code photo-unreadable}, {@code photo-too-large}, {@code no-face},
   *     {@code several-faces}, {@code face-too-small}, {@code rig-invalid} or {@code look-invalid}
   */
  MeasuredPhoto measure(byte[] photo, Look look, byte[] backdrop);

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
