package live.showhorse.channel;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import live.showhorse.problem.ProblemException;

/** The bounds of everything a host can put on a channel. */
final class Limits {
  static final int CHANNELS = 16;
  static final int WAITING_LINES = 1_000;
  static final int DESTINATIONS = 8;
  static final int LINE_TEXT = 2_000;
  static final int NAME = 80;
  static final int PRICE = 24;
  static final int BRIDGES = 8;
  static final int BRIDGE_TEXT = 200;
  private static final Predicate<String> ID =
      Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?").asMatchPredicate();

  private Limits() {}

  /** The text without outer space, if it is 1..max characters. */
  static String text(String what, String value, int max) {
    String text = value.strip();
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > max) {
      throw ProblemException.unprocessable(
          "text-length",
          "The " + what + " has " + length + " characters; it must have 1 to " + max + ".");
    }
    return text;
  }

  static String id(String id) {
    if (!ID.test(id)) {
      throw ProblemException.unprocessable(
          "channel-id",
          "The channel id '"
              + id.substring(0, Math.min(id.length(), 60))
              + "' is not 1 to 40 of the characters a-z, 0-9 and -, beginning and ending without -.");
    }
    return id;
  }

  static Product product(Product product) {
    return new Product(
        text("product's name", product.name(), NAME),
        text("product's price", product.price(), PRICE),
        product.image().filter(image -> !image.isBlank()));
  }

  static Optional<Product> product(Optional<Product> product) {
    return product.map(Limits::product);
  }

  static ProblemException full(String type, String what, int max) {
    return new ProblemException(
        409, type, "There are " + max + " " + what + " already, the most there can be.");
  }
}
