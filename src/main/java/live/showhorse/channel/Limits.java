package live.showhorse.channel;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.limits.Texts;
import live.showhorse.problem.ProblemException;
import live.showhorse.segment.Fonts;

/** Holds what a host puts on a channel against the limits. */
final class Limits {
  private static final Predicate<String> ID =
      Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?").asMatchPredicate();

  /** Of undrawable characters in one refusal. */
  private static final int NAMED = 8;

  private final LimitsConfig config;
  private final Fonts fonts;

  Limits(LimitsConfig config, Fonts fonts) {
    this.config = config;
    this.fonts = fonts;
  }

  LimitsConfig config() {
    return config;
  }

  /** The name without outer space. */
  String name(String what, String value) {
    return Texts.name(what, value, config.name());
  }

  static String id(String id) {
    if (!ID.test(id)) {
      throw ProblemException.unprocessable(
          "channel-id",
          "The channel id '"
              + ProblemException.shown(id)
              + "' is not 1 to 40 of the characters a-z, 0-9 and -, beginning and ending without -.");
    }
    return id;
  }

  Product product(Product product) {
    return new Product(
        drawable("product's name", name("product's name", product.name()), true),
        drawable(
            "product's price",
            Texts.name("product's price", product.price(), config.price()),
            true),
        product.image().filter(image -> !image.isBlank()));
  }

  /**
   * A text that appears in the picture.
   *
   * @param emoji whether they must all be there: on a card they are what the host wrote, in a
   *     caption nobody says them
   * @throws ProblemException 422 {@code text-undrawable} with the characters that no font has
   */
  private String drawable(String what, String text, boolean emoji) {
    String missing = fonts.missing(text, emoji);
    if (!missing.isEmpty()) {
      throw ProblemException.unprocessable(
          "text-undrawable",
          "The "
              + what
              + " has what no installed font can draw: "
              + missing
                  .codePoints()
                  .limit(NAMED)
                  .mapToObj(Limits::named)
                  .collect(Collectors.joining(", "))
              + (missing.codePointCount(0, missing.length()) > NAMED ? " and others" : "")
              + ". Write it otherwise; fonts are those of the Debian packages fonts-noto-cjk,"
              + " fonts-noto-core and fonts-symbola.");
    }
    return text;
  }

  /** A text that is read along while it is said. */
  String caption(String what, String text) {
    return drawable(what, text, false);
  }

  private static String named(int point) {
    String name = Character.getName(point);
    return "%s (U+%04X%s)"
        .formatted(Character.toString(point), point, name == null ? "" : " " + name);
  }

  Optional<Product> product(Optional<Product> product) {
    return product.map(this::product);
  }

  /** Until somebody takes one away. */
  static ProblemException full(String type, String what, int max, String property) {
    return ProblemException.unprocessable(
        type,
        "There are %d %s already, the most there can be (showhorse.limits.%s). Remove one first."
            .formatted(max, what, property));
  }
}
