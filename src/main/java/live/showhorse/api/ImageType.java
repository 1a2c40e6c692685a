package live.showhorse.api;

/** Tells the picture formats of photos apart by their first bytes. */
final class ImageType {
  private ImageType() {}

  static String of(byte[] file) {
    if (file.length > 3 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8) {
      return "image/jpeg";
    }
    if (file.length > 3 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G') {
      return "image/png";
    }
    if (file.length > 3 && file[0] == 'R' && file[1] == 'I' && file[2] == 'F') {
      return "image/webp";
    }
    if (file.length > 11 && file[4] == 'f' && file[5] == 't' && file[6] == 'y' && file[7] == 'p') {
      return file[8] == 'a' && file[9] == 'v' ? "image/avif" : "image/heic";
    }
    return "application/octet-stream";
  }
}
