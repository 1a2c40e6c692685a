package live.showhorse.api;

import live.showhorse.problem.ProblemException;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Reads pictures that came with a form. */
final class UploadedPicture {
  private UploadedPicture() {}

  /**
   * Blocks: reads the uploaded file.
   *
   * @param what it is, for the problem: {@code photo}
   */
  static byte[] read(String what, FileUpload upload, long maxBytes) {
    if (upload.size() > maxBytes) {
      throw new ProblemException(
          413,
          what.replace(' ', '-') + "-too-large",
          "The %s has %d bytes; it must have at most %d.".formatted(what, upload.size(), maxBytes));
    }
    return Uploads.read(upload);
  }
}
