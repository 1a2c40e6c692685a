package live.showhorse.channel;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.limits.Texts;
import live.showhorse.problem.ProblemException;

/** Holds what a host puts on a channel against the limits. */
final class Limits {
  private static final Predicate<String> ID =
      Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?").asMatchPredicate();

  private final LimitsConfig config;

  Limits(LimitsConfig config) {
    this.config = config;
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
        name("product's name", product.name()),
        Texts.name("product's price", product.price(), config.price()),
        product.image().filter(image -> !image.isBlank()));
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
