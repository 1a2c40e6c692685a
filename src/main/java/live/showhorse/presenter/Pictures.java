package live.showhorse.presenter;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Blobs;

/** Photos and background pictures in Redis, each kept once under its SHA-256. Blocks. */
final class Pictures {
  private final Blobs blobs;
  private final String kind;

  /**
   * @param kind {@code photo} or {@code backdrop}
   */
  Pictures(Blobs blobs, String kind) {
    this.blobs = blobs;
    this.kind = kind;
  }

  /** The name of a file: SHA-256 in hexadecimal. */
  static String name(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  void keep(String name, byte[] file) {
    blobs.keep(kind + ":" + name, file);
  }

  /**
   * @throws ProblemException 404 {@code not-found}
   */
  byte[] get(String name) {
    return blobs.kept(kind + ":" + name).orElseThrow(() -> ProblemException.notFound(kind, name));
  }

  void drop(String name) {
    blobs.drop(kind + ":" + name);
  }
}
