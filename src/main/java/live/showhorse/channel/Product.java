package live.showhorse.channel;

import java.util.Optional;

/**
 * A product on the card. All text is data: nothing in it is ever read as markup.
 *
 * @param name 1..80 characters
 * @param price 1..24 characters as they shall appear, currency included
 * @param image JPEG, PNG, WebP, HEIC or AVIF as a {@code data:image/...;base64,} URI, at most 512
 *     KiB decoded
 */
public record Product(String name, String price, Optional<String> image) {}
