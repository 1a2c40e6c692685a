package live.showhorse.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Colours are those of BT.709 in limited range; what is not covered stays as it was. */
class OverlayTest {
  private static final Canvas CANVAS = new Canvas(128, 128, 25);
  private static final int WHITE = 0xFFFFFFFF;
  private static final int RED = 0xFFFF0000;

  @Test
  void opaqueColoursBecomeTheirBt709Values() {
    try (var picture = new Picture(CANVAS)) {
      fill(RED, 20, 10, 40, 30).drawOn(picture);

      assertThat(at(picture.y(), 128, 40, 30)).isEqualTo(63);
      assertThat(at(picture.u(), 64, 20, 15)).isEqualTo(102);
      assertThat(at(picture.v(), 64, 20, 15)).isEqualTo(240);
      assertThat(at(picture.y(), 128, 59, 39)).isEqualTo(63);
      assertThat(at(picture.y(), 128, 60, 39)).isEqualTo(16);
      assertThat(at(picture.y(), 128, 40, 29)).isEqualTo(16);
      assertThat(at(picture.v(), 64, 30, 20)).isEqualTo(128);
    }
  }

  @Test
  void halfTransparentWhiteLiesHalfWayOverBlack() {
    try (var picture = new Picture(CANVAS)) {
      fill(0x80FFFFFF, 20, 20, 0, 0).drawOn(picture);

      assertThat(at(picture.y(), 128, 5, 5)).isBetween(125, 126);
      assertThat(at(picture.u(), 64, 5, 5)).isEqualTo(128);
    }
  }

  @Test
  void anOddPositionCoversExactlyItsPixels() {
    try (var picture = new Picture(CANVAS)) {
      fill(WHITE, 3, 3, 11, 21).drawOn(picture);

      assertThat(at(picture.y(), 128, 10, 21)).isEqualTo(16);
      assertThat(at(picture.y(), 128, 11, 21)).isEqualTo(235);
      assertThat(at(picture.y(), 128, 13, 23)).isEqualTo(235);
      assertThat(at(picture.y(), 128, 14, 23)).isEqualTo(16);
      assertThat(at(picture.y(), 128, 12, 24)).isEqualTo(16);
    }
  }

  @Test
  void whatLiesOutsideTheCanvasIsCutOff() {
    try (var picture = new Picture(CANVAS)) {
      fill(WHITE, 40, 40, -20, -20).drawOn(picture);
      fill(WHITE, 40, 40, 118, 118).drawOn(picture);
      fill(WHITE, 10, 10, 500, -90).drawOn(picture);

      assertThat(at(picture.y(), 128, 0, 0)).isEqualTo(235);
      assertThat(at(picture.y(), 128, 20, 20)).isEqualTo(16);
      assertThat(at(picture.y(), 128, 127, 127)).isEqualTo(235);
      assertThat(at(picture.y(), 128, 127, 0)).isEqualTo(16);
    }
  }

  @Test
  void aPictureOfAnotherSizeIsRefused() {
    try (var picture = new Picture(new Canvas(256, 128, 25))) {
      assertThatThrownBy(() -> fill(WHITE, 2, 2, 0, 0).drawOn(picture))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("256x128");
    }
  }

  private static Overlay fill(int argb, int width, int height, int x, int y) {
    var pixels = new int[width * height];
    Arrays.fill(pixels, argb);
    return new Overlay(pixels, width, height, x, y, CANVAS);
  }

  private static int at(MemorySegment plane, int stride, int x, int y) {
    return plane.get(ValueLayout.JAVA_BYTE, (long) y * stride + x) & 0xFF;
  }
}
