package live.showhorse.script.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names of charsets as files and programs declare them. A name stands for the largest set that is
 * called so, as in browsers (WHATWG Encoding Standard, 4.2): what Windows calls GB2312 is GBK, and
 * its ISO-8859-1 has a euro sign.
 */
final class Charsets {
  static final Charset GB18030 = Charset.forName("GB18030");
  static final Charset BIG5 = Charset.forName("Big5-HKSCS");
  static final Charset SHIFT_JIS = Charset.forName("windows-31j");
  static final Charset EUC_JP = Charset.forName("EUC-JP");
  static final Charset EUC_KR = Charset.forName("x-windows-949");
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  static final Charset MACINTOSH = Charset.forName("x-MacRoman");
  static final Charset DOS_850 = Charset.forName("IBM850");
  static final Charset ISO_2022_JP = Charset.forName("ISO-2022-JP");

  /** What may be declared, for people. */
  static final String USUAL =
      "UTF-8, UTF-16, GB18030, GBK, Big5, Shift_JIS, EUC-JP, EUC-KR, windows-1252 or ISO-8859-1";

  private static final Map<String, Charset> BY_LABEL = labels();

  private Charsets() {}

  /** Empty when nothing is called so. */
  static Optional<Charset> named(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    Charset known = BY_LABEL.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /** Without a byte order mark such a file says nothing of the order of its bytes. */
  static boolean leavesOrderOpen(String label) {
    return switch (label.strip().toLowerCase(Locale.ROOT)) {
      case "utf-16", "utf16", "unicode", "ucs-2", "iso-10646-ucs-2", "csunicode" -> true;
      default -> false;
    };
  }

  /** Empty unless every byte belongs to a character. */
  static Optional<String> strictly(Charset charset, byte[] bytes, int from) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString());
    } catch (CharacterCodingException foreign) {
      return Optional.empty();
    }
  }

  /** The first byte that belongs to no character; the length when all do. */
  static int firstForeign(Charset charset, byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    try {
      charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(buffer);
      return bytes.length;
    } catch (CharacterCodingException foreign) {
      return buffer.position();
    }
  }

  /** The name that people know. */
  static String shown(Charset charset) {
    if (charset.equals(BIG5)) {
      return "Big5";
    }
    if (charset.equals(SHIFT_JIS)) {
      return "Shift_JIS";
    }
    if (charset.equals(EUC_KR)) {
      return "EUC-KR";
    }
    return charset.equals(MACINTOSH) ? "macintosh" : charset.name();
  }

  private static Map<String, Charset> labels() {
    Map<String, Charset> labels = new HashMap<>();
    put(labels, StandardCharsets.UTF_8, "utf-8", "utf8", "unicode-1-1-utf-8", "utf-8-sig");
    put(
        labels,
        GB18030,
        "gb18030",
        "gbk",
        "x-gbk",
        "gb2312",
        "gb_2312-80",
        "euc-cn",
        "cp936",
        "936",
        "ms936",
        "windows-936",
        "chinese");
    put(
        labels,
        BIG5,
        "big5",
        "big-5",
        "big5-hkscs",
        "x-x-big5",
        "csbig5",
        "cp950",
        "950",
        "ms950",
        "windows-950");
    put(
        labels,
        SHIFT_JIS,
        "shift_jis",
        "shift-jis",
        "sjis",
        "x-sjis",
        "ms_kanji",
        "windows-31j",
        "cp932",
        "932",
        "ms932");
    put(labels, EUC_JP, "euc-jp", "x-euc-jp", "eucjp");
    put(
        labels,
        EUC_KR,
        "euc-kr",
        "ks_c_5601-1987",
        "ksc5601",
        "ksc_5601",
        "korean",
        "uhc",
        "cp949",
        "949",
        "ms949",
        "windows-949");
    put(
        labels,
        WINDOWS_1252,
        "windows-1252",
        "cp1252",
        "1252",
        "x-cp1252",
        "ansi",
        "iso-8859-1",
        "iso8859-1",
        "iso_8859-1",
        "latin1",
        "l1");
    put(labels, MACINTOSH, "macintosh", "macroman", "mac", "x-mac-roman");
    put(labels, DOS_850, "cp850", "850", "ibm850");
    put(labels, StandardCharsets.UTF_16LE, "unicodelittle", "ucs-2le");
    put(labels, StandardCharsets.UTF_16BE, "unicodebig", "ucs-2be");
    return Map.copyOf(labels);
  }

  private static void put(Map<String, Charset> labels, Charset charset, String... names) {
    for (String name : names) {
      labels.put(name, charset);
    }
  }
}
