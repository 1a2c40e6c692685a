package live.showhorse.segment;

import java.util.List;
import live.showhorse.media.Canvas;
import live.showhorse.media.Overlay;
import live.showhorse.media.Picture;

/** A dressing ready to be put on the pictures of one clip. Immutable; any thread. */
public final class Outfit {
  private record Piece(Overlay overlay, int from, int to) {}

  private final List<Piece> pieces;

  /**
   * @param layers as {@link Dresser#layers} gives them for that canvas
   */
  public Outfit(List<Layer> layers, Canvas canvas) {
    pieces = layers.stream().map(layer -> piece(layer, canvas)).toList();
  }

  /** Puts on what is seen in that frame of the clip. */
  public void drawOn(Picture picture, int frame) {
    for (Piece piece : pieces) {
      if (piece.from() <= frame && frame < piece.to()) {
        piece.overlay().drawOn(picture);
      }
    }
  }

  private static Piece piece(Layer layer, Canvas canvas) {
    int width = layer.image().getWidth();
    int height = layer.image().getHeight();
    int[] argb = layer.image().getRGB(0, 0, width, height, null, 0, width);
    return new Piece(
        new Overlay(argb, width, height, layer.x(), layer.y(), canvas), layer.from(), layer.to());
  }
}
