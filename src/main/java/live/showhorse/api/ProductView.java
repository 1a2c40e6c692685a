package live.showhorse.api;

import live.showhorse.channel.Product;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A product as the API shows it: the picture itself is not repeated. */
@Schema(name = "Product")
record ProductView(
    @Schema(examples = "Oolong tea, 250 g") String name,
    @Schema(examples = "¥ 68") String price,
    @Schema(description = "Whether the card has a picture") boolean hasImage) {

  static ProductView of(Product product) {
    return new ProductView(product.name(), product.price(), product.image().isPresent());
  }
}
