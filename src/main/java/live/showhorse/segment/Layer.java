package live.showhorse.segment;

import java.awt.image.BufferedImage;

/**
 * A drawing on top of some frames of a clip.
 *
 * @param image ARGB, not premultiplied
 * @param x of its left edge on the canvas, even
 * @param y of its top edge on the canvas, even
 * @param from first frame it is seen in
 * @param to frame after the last
 */
public record Layer(BufferedImage image, int x, int y, int from, int to) {}
