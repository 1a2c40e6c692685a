package live.showhorse.presenter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What is said about a photo: advice for its owner, never a refusal.
 *
 * @param findings what could be better; empty for a good photo. The codes are explained in
 *     portrait/photo_check.h
 * @param framing how the presenter stands on the canvas
 * @param cutout how well the presenter can be told from the background
 */
public record PhotoCheck(List<Finding> findings, Placement framing, Cutout cutout) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One thing that could be better.
   *
   * @param code what it is, for programs: {@code blurred}
   * @param severity {@code note}: better is possible; {@code warning}: it will be seen on air
   * @param value what was measured
   * @param threshold from where on it is said
   * @param advice one sentence for the owner of the photo
   */
  public record Finding(
      String code, String severity, double value, double threshold, String advice) {}

  /**
   * The framing as it is applied.
   *
   * @param zoom size over the suggested size
   * @param x to the right of the suggested place, share of the canvas' width
   * @param y below the suggested place, share of its height
   * @param eyeLine where the eyes are, share of the canvas' height from above
   * @param faceHeight share of the canvas' height
   * @param headroom above the hair, share of the canvas' height
   * @param enlarged canvas pixels per photo pixel
   * @param crop the part of the photo that is seen
   */
  public record Placement(
      double zoom,
      double x,
      double y,
      double eyeLine,
      double faceHeight,
      double headroom,
      double enlarged,
      Crop crop) {}

  /** Pixels of the upright photo; beyond its edges where it is continued. */
  public record Crop(double x, double y, double width, double height) {}

  /**
   * @param confidence 0..1
   * @param trusted whether it is enough to cut the presenter out unasked
   */
  public record Cutout(double confidence, boolean trusted) {}

  /** Reads what the engine says. */
  public static PhotoCheck parse(String json) {
    try {
      return JSON.readValue(json, PhotoCheck.class);
    } catch (JsonProcessingException foreign) {
      throw new IllegalStateException("the engine says of a photo: " + json, foreign);
    }
  }
}
