package live.showhorse.channel;

import java.util.Optional;

/**
 * The product on the card of a channel.
 *
 * @param channel set by the host for lines that name none
 * @param shown on air now: of the last line that aired, until the host sets or clears one
 */
record Card(Optional<Product> channel, Optional<Product> shown) {
  static final Card NONE = new Card(Optional.empty(), Optional.empty());

  Optional<Product> of(Line line) {
    return line.product().or(() -> channel);
  }

  Card set(Optional<Product> product) {
    return new Card(product, product);
  }

  Card airing(Optional<Product> product) {
    return new Card(channel, product);
  }
}
