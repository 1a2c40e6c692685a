package live.showhorse.channel;

import java.security.SecureRandom;

/** Short URL-safe ids without characters that look alike. */
final class Ids {
  private static final String ALPHABET = "abcdefghjkmnpqrstvwxyz23456789";
  private static final int LENGTH = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** 10 characters: 49 bits, plenty for what one channel holds. */
  static String next() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
