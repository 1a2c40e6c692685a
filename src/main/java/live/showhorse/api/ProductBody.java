package live.showhorse.api;

import java.util.Optional;
import live.showhorse.channel.Product;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A product as a caller gives it. */
@Schema(
    name = "NewProduct",
    requiredProperties = {"name", "price"})
record ProductBody(
    @Schema(description = "1..80 characters", examples = "Oolong tea, 250 g") String name,
    @Schema(description = "1..24 characters, as they shall appear", examples = "¥ 68") String price,
    @Schema(
            description = "JPEG, PNG, WebP, HEIC or AVIF as a data: URI, at most 512 KiB decoded",
            implementation = String.class)
        Optional<String> image) {

  Product toProduct() {
    return new Product(
        Given.required("product.name", name), Given.required("product.price", price), image);
  }
}
