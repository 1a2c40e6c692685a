package live.showhorse.segment;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * The AI-generated label, in the top left corner.
 *
 * <p>GB 45438-2025 asks for characters of at least 5 % of the picture's shorter side: the drawn
 * height of the text itself is 5.2 %, the plate around it is higher.
 */
record LabelDrawing(Stage stage, Font font) {
  private static final double TEXT_HEIGHT = 5.2;
  private static final Color PLATE = new Color(12, 14, 20, 150);

  Layer draw(String text, int frames) {
    Rectangle2D unit = font.deriveFont(100f).createGlyphVector(Stage.TEXT, text).getVisualBounds();
    float size = (float) (100 * stage.part(TEXT_HEIGHT) / unit.getHeight());
    Font sized = font.deriveFont(size);
    var glyphs = sized.createGlyphVector(Stage.TEXT, text);
    Rectangle2D ink = glyphs.getVisualBounds();
    double padX = stage.part(2.4);
    double padY = stage.part(1.7);
    double width = ink.getWidth() + 2 * padX;
    double height = ink.getHeight() + 2 * padY;
    BufferedImage image = Stage.image(width, height);
    Graphics2D graphics = Stage.graphics(image);
    graphics.setColor(PLATE);
    double arc = height * 0.5;
    graphics.fill(new RoundRectangle2D.Double(0, 0, width, height, arc, arc));
    graphics.setColor(Color.WHITE);
    graphics.drawGlyphVector(glyphs, (float) (padX - ink.getX()), (float) (padY - ink.getY()));
    graphics.dispose();
    return new Layer(image, stage.margin(), stage.margin(), 0, frames);
  }
}
