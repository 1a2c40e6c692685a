package live.showhorse.script.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is, by its first bytes: the type that a browser gives is that of its name. */
public enum FileKind {
  /** Text, or what will be refused as unreadable text. */
  TEXT,
  /** A ZIP archive: a workbook of Excel 2007 and later, or something else that is packed so. */
  ZIP,
  /** Excel before 2007, or a workbook that a password protects. */
  OLE,
  PDF,
  /** A page, which many programs call a table. */
  MARKUP,
  GZIP;

  private static final int LOOK = 512;

  public static FileKind of(byte[] file) {
    if (begins(file, 'P', 'K', 3, 4) || begins(file, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (begins(file, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
      return OLE;
    }
    if (begins(file, '%', 'P', 'D', 'F', '-')) {
      return PDF;
    }
    if (begins(file, 0x1F, 0x8B, 0x08)) {
      return GZIP;
    }
    String head =
        Spaces.stripped(
                new String(file, 0, Math.min(LOOK, file.length), StandardCharsets.UTF_8)
                    .replaceAll("[\\x00\uFFFD]", ""))
            .toLowerCase(Locale.ROOT);
    return head.startsWith("<!doctype html")
            || head.startsWith("<html")
            || head.startsWith("<?xml")
            || head.startsWith("<table")
        ? MARKUP
        : TEXT;
  }

  private static boolean begins(byte[] file, int... magic) {
    if (file.length < magic.length) {
      return false;
    }
    for (int at = 0; at < magic.length; at++) {
      if ((file[at] & 0xFF) != magic[at]) {
        return false;
      }
    }
    return true;
  }
}
