package live.showhorse.channel;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import live.showhorse.engine.PictureReader;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.redis.BlobStore;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Provisional;
import live.showhorse.segment.ProductCard;
import live.showhorse.segment.ProductImage;

/**
 * Images of products: taken in once, kept in Redis under their hash, so that lines, events and
 * documents carry a short reference. Methods block; call from a worker thread.
 */
final class ProductImages {
  /** What stands in {@link Product#image()} once it was taken in. */
  private static final String REFERENCE = "sha256:";

  /** Twice the largest square that a card shows. */
  private static final int SIDE = 480;

  private static final Duration UNUSED = Duration.ofDays(30);

  private final BlobStore store;
  private final Provisional taken;
  private final LimitsConfig limits;
  private final PictureReader pictures;

  ProductImages(Blobs blobs, LimitsConfig limits, PictureReader pictures) {
    this.limits = limits;
    this.pictures = pictures;
    this.store = blobs.store("product-images", limits.productImages().asLongValue(), UNUSED);
    this.taken = new Provisional(store);
  }

  /** For the products of one request, which may still be refused. */
  Intake intake() {
    return new Intake(taken.batch());
  }

  /** Takes in the images of one request: they stay when it is accepted. */
  final class Intake implements AutoCloseable {
    private final Provisional.Batch batch;

    private Intake(Provisional.Batch batch) {
      this.batch = batch;
    }

    /**
     * Checks and keeps the image of a product.
     *
     * @return the product with a reference instead of the image
     * @throws live.showhorse.problem.ProblemException 422 {@code product-image}, 413 {@code
     *     product-image-too-large}
     */
    Product take(Product product) {
      if (product.image().isEmpty() || product.image().get().startsWith(REFERENCE)) {
        return product;
      }
      byte[] png =
          png(
              ProductImage.decode(
                  product.image().get(),
                  Math.toIntExact(limits.productImage().asLongValue()),
                  limits.productImageSide(),
                  pictures));
      String hash = sha256(png);
      batch.put(hash, png);
      return new Product(product.name(), product.price(), Optional.of(REFERENCE + hash));
    }

    void accept() {
      batch.accept();
    }

    @Override
    public void close() {
      batch.close();
    }
  }

  /** The card of a product; without an image when Redis no longer has it. */
  ProductCard card(Product product) {
    return new ProductCard(
        product.name(),
        product.price(),
        product
            .image()
            .filter(image -> image.startsWith(REFERENCE))
            .flatMap(reference -> store.get(reference.substring(REFERENCE.length())))
            .map(ProductImage::uri));
  }

  /** The middle square, no larger than needed. */
  private static byte[] png(BufferedImage image) {
    int side = Math.min(image.getWidth(), image.getHeight());
    BufferedImage square =
        image.getSubimage(
            (image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side, side);
    do {
      // At most by half at a time: bilinear scaling skips pixels beyond that. Also what is small
      // is drawn anew: PNG cannot hold every kind of image that can be read.
      side = Math.max(Math.min(SIDE, side), side / 2);
      BufferedImage smaller = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
      Graphics2D graphics = smaller.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(square, 0, 0, side, side, null);
      graphics.dispose();
      square = smaller;
    } while (side > SIDE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(square, "png", bytes);
    } catch (IOException impossible) {
      throw new IllegalStateException("writing to memory failed", impossible);
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
