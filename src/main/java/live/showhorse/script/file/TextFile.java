package live.showhorse.script.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;

/**
 * Turns the bytes of a text file into text: a byte order mark decides, then what was declared, then
 * the bytes themselves. Nothing is ever replaced by a question mark: what cannot be read is
 * refused.
 *
 * <p>Stateless; any thread.
 */
public final class TextFile {
  private record Mark(Charset charset, byte... bytes) {
    boolean begins(byte[] file) {
      for (int at = 0; at < bytes.length; at++) {
        if (at >= file.length || file[at] != bytes[at]) {
          return false;
        }
      }
      return true;
    }
  }

  /** The longer mark first: that of UTF-32 begins as that of UTF-16. */
  private static final List<Mark> MARKS =
      List.of(
          new Mark(StandardCharsets.UTF_8, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF),
          new Mark(Charset.forName("UTF-32LE"), (byte) 0xFF, (byte) 0xFE, (byte) 0x00, (byte) 0x00),
          new Mark(Charset.forName("UTF-32BE"), (byte) 0x00, (byte) 0x00, (byte) 0xFE, (byte) 0xFF),
          new Mark(StandardCharsets.UTF_16LE, (byte) 0xFF, (byte) 0xFE),
          new Mark(StandardCharsets.UTF_16BE, (byte) 0xFE, (byte) 0xFF));

  private static final char ESCAPE = 0x1B;

  private TextFile() {}

  /**
   * @param declared the charset as it was declared; empty when it was not
   * @param usual language of the text unless it names others
   * @throws ProblemException 422 {@code charset-unknown}, {@code charset-wrong} or {@code
   *     text-unreadable}
   */
  public static DecodedText read(byte[] bytes, Optional<String> declared, Language usual) {
    for (Mark mark : MARKS) {
      if (mark.begins(bytes)) {
        return new DecodedText(
            Charsets.strictly(mark.charset(), bytes, mark.bytes().length)
                .orElseThrow(() -> damaged(mark.charset(), bytes)),
            mark.charset().name(),
            false);
      }
    }
    Optional<String> said = declared.map(String::strip).filter(name -> !name.isEmpty());
    if (said.isPresent() && !Charsets.leavesOrderOpen(said.get())) {
      return declared(bytes, said.get(), usual);
    }
    return undeclared(bytes, usual);
  }

  private static DecodedText undeclared(byte[] bytes, Language usual) {
    return found(bytes, usual)
        .map(charset -> decoded(bytes, charset, true))
        .orElseThrow(() -> unreadable(bytes));
  }

  private static DecodedText declared(byte[] bytes, String label, Language usual) {
    Charset charset =
        Charsets.named(label)
            .orElseThrow(
                () ->
                    ProblemException.unprocessable(
                        "charset-unknown",
                        "The charset is declared as '%s', which is not known; declare %s, or none and it is found."
                            .formatted(ProblemException.shown(label), Charsets.USUAL)));
    if (charset.equals(StandardCharsets.US_ASCII)) {
      return undeclared(bytes, usual);
    }
    Optional<String> text = Charsets.strictly(charset, bytes, 0);
    if (text.isEmpty()) {
      String looks =
          found(bytes, usual)
              .map(real -> "; its bytes look like " + Charsets.shown(real))
              .orElse("");
      throw wrong(
          label, "is not that from byte " + Charsets.firstForeign(charset, bytes) + " on" + looks);
    }
    if (oneByteEach(charset) && isUtf8(bytes)) {
      throw wrong(label, "its bytes are UTF-8");
    }
    return new DecodedText(text.get(), ProblemException.shown(label), false);
  }

  private static ProblemException wrong(String label, String but) {
    return ProblemException.unprocessable(
        "charset-wrong",
        "The script is declared as %s, but %s. Declare the charset that it is in, or none and it is found."
            .formatted(ProblemException.shown(label), but));
  }

  /** Any bytes are text in such a charset, so it is what programs declare that do not know. */
  private static boolean oneByteEach(Charset charset) {
    return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
  }

  private static boolean isUtf8(byte[] bytes) {
    return Charsets.strictly(StandardCharsets.UTF_8, bytes, 0)
        .filter(text -> text.chars().anyMatch(c -> c >= 0x80))
        .isPresent();
  }

  private static DecodedText decoded(byte[] bytes, Charset charset, boolean guessed) {
    return new DecodedText(
        Charsets.strictly(charset, bytes, 0).orElseThrow(() -> damaged(charset, bytes)),
        Charsets.shown(charset),
        guessed);
  }

  private static Optional<Charset> found(byte[] bytes, Language usual) {
    Optional<Charset> wide = Utf16.order(bytes);
    if (wide.isPresent()) {
      return wide;
    }
    if (has(bytes, (byte) 0)) {
      return Optional.empty();
    }
    if (has(bytes, (byte) ESCAPE)
        && Charsets.strictly(Charsets.ISO_2022_JP, bytes, 0).isPresent()) {
      return Optional.of(Charsets.ISO_2022_JP);
    }
    Optional<String> utf8 = Charsets.strictly(StandardCharsets.UTF_8, bytes, 0);
    if (utf8.isPresent()) {
      return Optional.of(utf8.get())
          .filter(text -> CharsetGuess.byChance(text, bytes, usual))
          .flatMap(text -> CharsetGuess.of(bytes, usual))
          .or(() -> Optional.of(StandardCharsets.UTF_8));
    }
    return mostlyUtf8(bytes) ? Optional.empty() : CharsetGuess.of(bytes, usual);
  }

  private static boolean has(byte[] bytes, byte wanted) {
    for (byte value : bytes) {
      if (value == wanted) {
        return true;
      }
    }
    return false;
  }

  /** A file of UTF-8 that was damaged somewhere: in any other charset it would be gibberish. */
  private static boolean mostlyUtf8(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    long replaced = text.chars().filter(c -> c == 0xFFFD).count();
    long good = text.chars().filter(c -> c >= 0x80 && c != 0xFFFD).count();
    return good > 4 * replaced;
  }

  private static ProblemException damaged(Charset charset, byte[] bytes) {
    return ProblemException.unprocessable(
        "text-unreadable",
        "The script begins as %s, but is not that from byte %d on; save it again as UTF-8."
            .formatted(charset.name(), Charsets.firstForeign(charset, bytes)));
  }

  private static ProblemException unreadable(byte[] bytes) {
    return ProblemException.unprocessable(
        "text-unreadable",
        "The script is not UTF-8 from byte %d on, and nothing else fits it well. Save it as UTF-8, or declare its charset, as in Content-Type: text/csv; charset=GBK."
            .formatted(Charsets.firstForeign(StandardCharsets.UTF_8, bytes)));
  }
}
