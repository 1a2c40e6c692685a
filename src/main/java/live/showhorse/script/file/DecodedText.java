package live.showhorse.script.file;

/**
 * The text of a file, and how its bytes were read.
 *
 * @param text without a byte order mark
 * @param charset for people: {@code UTF-8}, {@code GB18030}
 * @param guessed nobody declared it and no byte order mark names it
 */
public record DecodedText(String text, String charset, boolean guessed) {}
