package live.showhorse.segment;

import java.util.Optional;

/**
 * What the price card shows. Text is drawn as it is; nothing in it is markup.
 *
 * @param image as {@link ProductImage#uri} makes it
 */
public record ProductCard(String name, String price, Optional<String> image) {}
