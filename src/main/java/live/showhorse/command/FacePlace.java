package live.showhorse.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import live.showhorse.engine.Engine;
import live.showhorse.media.Canvas;
import live.showhorse.presenter.Look;

/**
 * Where the face is in a picture, in pixels.
 *
 * @param x of the middle of the lip line
 * @param y of the middle of the lip line
 * @param eyesX of the point between the eyes
 * @param eyesY of the point between the eyes
 * @param eyeDistance between the centres of the eyes: the unit of every measure of a face
 * @param roll of the line through the eyes in radians, clockwise
 */
public record FacePlace(
    double x, double y, double eyesX, double eyesY, double eyeDistance, double roll) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Where the face of a photo is on a canvas: the engine's framing says which part of the photo the
   * canvas shows.
   *
   * @param rig found in the photo
   */
  public static FacePlace of(Engine engine, byte[] photo, String rig, Canvas canvas) {
    FacePlace place = of(rig);
    String check = engine.checkPhoto(photo, rig, Look.SUGGESTED, new byte[0], canvas);
    try {
      JsonNode crop = JSON.readTree(check).required("framing").required("crop");
      double left = crop.required("x").asDouble();
      double top = crop.required("y").asDouble();
      double zoom = canvas.width() / crop.required("width").asDouble();
      return new FacePlace(
          (place.x - left) * zoom,
          (place.y - top) * zoom,
          (place.eyesX - left) * zoom,
          (place.eyesY - top) * zoom,
          place.eyeDistance * zoom,
          place.roll);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a check of a photo is JSON, not " + check, e);
    }
  }

  /**
   * @param rig as {@code showhorse_rig_find} writes it
   */
  public static FacePlace of(String rig) {
    try {
      JsonNode tree = JSON.readTree(rig);
      JsonNode left = tree.required("left_eye");
      JsonNode right = tree.required("right_eye");
      JsonNode line = tree.required("mouth").required("lip_line");
      JsonNode middle = line.get(line.size() / 2);
      double dx = right.required("x").asDouble() - left.required("x").asDouble();
      double dy = right.required("y").asDouble() - left.required("y").asDouble();
      return new FacePlace(
          middle.get(0).asDouble(),
          middle.get(1).asDouble(),
          left.required("x").asDouble() + dx / 2,
          left.required("y").asDouble() + dy / 2,
          Math.hypot(dx, dy),
          Math.atan2(dy, dx));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a rig is JSON, not " + rig, e);
    }
  }
}
