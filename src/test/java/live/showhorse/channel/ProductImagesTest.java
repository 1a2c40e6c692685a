package live.showhorse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import live.showhorse.TestConfig;
import live.showhorse.engine.PictureReader;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Redis;
import live.showhorse.redis.RedisState;
import live.showhorse.redis.TestRedis;
import live.showhorse.testing.BadPictures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductImagesTest {
  @TempDir static Path data;
  static Redis redis;
  static ProductImages images;

  @BeforeAll
  static void start() {
    redis = TestRedis.privateServer(data);
    images =
        new ProductImages(
            new Blobs(redis),
            TestConfig.of(LimitsConfig.class, Map.of()),
            new PictureReader(
                Path.of(System.getProperty("showhorse.native.directory", "target/native")), 2));
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Test
  void anImageIsTurnedUprightAsItsExifSays() {
    BufferedImage image = onCard("jpeg", sample("product-exif-6.jpg"));
    // The blue square is at the top left
    assertNear(image.getRGB(70, 70), Color.BLUE);
    assertNear(image.getRGB(image.getWidth() / 2, 8), Color.RED);
  }

  @ParameterizedTest
  @CsvSource({
    "heic, p3-profile.heic",
    "avif, p3-nclx.avif",
    "avif, pq-10-bit.avif",
    "png, p3-profile.heic"
  })
  void theColoursOfAnImageAreSrgbOnTheCard(String type, String file) {
    BufferedImage image = onCard(type, sample(file));
    // The middle square of 64 x 64 pixels out of 96 x 64
    assertNear(image.getRGB(32, 16), new Color(60, 160, 80));
    assertNear(image.getRGB(32, 48), new Color(128, 128, 128));
  }

  @Test
  void inksAreTakenForColours() {
    BufferedImage image = onCard("jpeg", BadPictures.cmykJpeg());
    assertThat(image.getColorModel().getNumColorComponents()).isEqualTo(3);
  }

  @Test
  void whatIsTransparentStaysSo() {
    BufferedImage image = onCard("avif", sample("alpha.avif"));
    assertThat(image.getRGB(60, 10) >>> 24).isEqualTo(64);
  }

  @Test
  void aRefusalNamesWhatIsTaken() {
    assertThatThrownBy(() -> take("png", "GIF89a......".getBytes()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.type()).isEqualTo("product-image");
              assertThat(problem.getMessage())
                  .startsWith("The product's image is not a JPEG, PNG, WebP, HEIC or AVIF file.");
            });
  }

  @Test
  void anImageOfARefusedRequestGoesUnlessItWasThereBeforeOrAnotherHasIt() {
    byte[] file = sample("p3-nclx.avif");
    TestRedis.loseEverything(redis);
    Product product = new Product("Tea", "1", Optional.of(uri("avif", file)));
    try (ProductImages.Intake refused = images.intake()) {
      refused.take(product);
      assertThat(RedisState.of(redis)).isNotEmpty();
    }
    assertThat(RedisState.of(redis)).isEmpty();

    Product kept;
    ProductImages.Intake refused = images.intake();
    refused.take(product);
    try (ProductImages.Intake accepted = images.intake()) {
      kept = accepted.take(product);
      accepted.accept();
    }
    refused.close();
    assertThat(images.card(kept).image()).isPresent();

    try (ProductImages.Intake later = images.intake()) {
      later.take(product);
    }
    assertThat(images.card(kept).image()).isPresent();
  }

  private static BufferedImage onCard(String type, byte[] file) {
    String uri = images.card(take(type, file)).image().orElseThrow();
    byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Product take(String type, byte[] file) {
    try (ProductImages.Intake intake = images.intake()) {
      Product taken = intake.take(new Product("Tea", "1", Optional.of(uri(type, file))));
      intake.accept();
      return taken;
    }
  }

  private static String uri(String type, byte[] file) {
    return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(file);
  }

  private static byte[] sample(String name) {
    try (InputStream in = ProductImagesTest.class.getResourceAsStream("/pictures/" + name)) {
      return in.readAllBytes();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static void assertNear(int rgb, Color wanted) {
    Color is = new Color(rgb);
    assertThat(is.getRed()).as("red of %s", is).isCloseTo(wanted.getRed(), within(6));
    assertThat(is.getGreen()).as("green of %s", is).isCloseTo(wanted.getGreen(), within(6));
    assertThat(is.getBlue()).as("blue of %s", is).isCloseTo(wanted.getBlue(), within(6));
  }
}
