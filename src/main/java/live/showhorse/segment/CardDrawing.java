package live.showhorse.segment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import live.showhorse.script.Language;

/**
 * The price card: image when there is one, name in at most two lines, price in the accent colour.
 */
record CardDrawing(Stage stage, Typeface regular, Typeface bold, Language language) {
  private static final Color PLATE = new Color(255, 255, 255, 240);
  private static final Color NAME = new Color(28, 30, 38);
  private static final Color PRICE = new Color(214, 24, 60);
  private static final double NAME_SIZE = 4.2;
  private static final double PRICE_SIZE = 6.2;
  private static final double IMAGE_SIZE = 15;
  private static final double LINE_HEIGHT = 1.2;
  private static final double ASCENT = 0.98;
  private static final int SHADOW_STEPS = 6;

  Layer draw(ProductCard card, int frames) {
    String wholeName = new ShownText(regular).of(card.name());
    String wholePrice = new ShownText(bold).of(card.price());
    Lettering nameLetters = regular.at(stage.part(NAME_SIZE)).of(wholeName);
    Lettering priceLetters = bold.at(stage.part(PRICE_SIZE)).of(wholePrice);
    double padding = stage.part(2.2);
    double shadow = stage.part(1.4);
    double picture = card.image().isPresent() ? stage.part(IMAGE_SIZE) : 0;
    double textX = picture > 0 ? padding * 0.8 + picture + padding * 0.9 : padding * 1.2;
    double room = stage.cardWidth() - 2 * shadow - textX - padding * 1.2;
    CaptionLayout nameLayout = new CaptionLayout(nameLetters, language);
    CaptionLayout priceLayout = new CaptionLayout(priceLetters, language);
    List<String> name = nameLayout.twoLines(wholeName, room, ellipsis());
    String price = priceLayout.shortened(wholePrice, room, ellipsis());
    double text =
        Math.max(
            name.stream().mapToDouble(nameLayout::width).max().orElse(0), priceLayout.width(price));
    double width = textX + text + padding * 1.2;
    double block = (name.size() * nameLetters.size() + priceLetters.size()) * LINE_HEIGHT;
    double height = Math.max(picture, block) + 1.6 * padding;

    BufferedImage image = Stage.image(width + 2 * shadow, height + 2 * shadow);
    Graphics2D graphics = Stage.graphics(image);
    double arc = stage.part(3.4);
    plate(graphics, shadow, width, height, arc);
    if (picture > 0) {
      BufferedImage square = square(ProductImage.drawn(card.image().orElseThrow()), picture, arc);
      graphics.drawImage(
          square,
          (int) Math.round(shadow + padding * 0.8),
          (int) Math.round(shadow + (height - picture) / 2),
          null);
    }
    double top = shadow + (height - block) / 2;
    double x = shadow + textX;
    graphics.setColor(NAME);
    double y = top;
    for (String line : name) {
      nameLetters.draw(graphics, line, x, y + nameLetters.size() * ASCENT);
      y += nameLetters.size() * LINE_HEIGHT;
    }
    graphics.setColor(PRICE);
    priceLetters.draw(graphics, price, x, y + priceLetters.size() * ASCENT);
    graphics.dispose();

    int left = stage.margin() - Stage.even(shadow);
    int x0 = stage.portrait() ? left : stage.canvas().width() - left - image.getWidth();
    return new Layer(
        image, x0, stage.cardBottom() - image.getHeight() + Stage.even(shadow), 0, frames);
  }

  private static void plate(
      Graphics2D graphics, double shadow, double width, double height, double arc) {
    for (int i = SHADOW_STEPS; i > 0; i--) {
      double grow = shadow * i / SHADOW_STEPS;
      graphics.setColor(new Color(0, 0, 0, 12));
      graphics.fill(
          new RoundRectangle2D.Double(
              shadow - grow,
              shadow - grow,
              width + 2 * grow,
              height + 2 * grow,
              arc + 2 * grow,
              arc + 2 * grow));
    }
    graphics.setColor(PLATE);
    graphics.fill(new RoundRectangle2D.Double(shadow, shadow, width, height, arc, arc));
  }

  /** The middle square of the image at the wanted size, with round corners. */
  private static BufferedImage square(BufferedImage source, double size, double arc) {
    int side = Math.min(source.getWidth(), source.getHeight());
    BufferedImage current =
        source.getSubimage(
            (source.getWidth() - side) / 2, (source.getHeight() - side) / 2, side, side);
    int target = (int) Math.round(size);
    // Halving first: bicubic alone skips pixels when it shrinks by more than two.
    while (side / 2 >= target) {
      side /= 2;
      current = scaled(current, side);
    }
    current = scaled(current, target);
    BufferedImage round = new BufferedImage(target, target, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = Stage.graphics(round);
    graphics.setPaint(
        new java.awt.TexturePaint(current, new java.awt.Rectangle(0, 0, target, target)));
    graphics.fill(new RoundRectangle2D.Double(0, 0, target, target, arc * 0.7, arc * 0.7));
    graphics.dispose();
    return round;
  }

  private static BufferedImage scaled(BufferedImage source, int side) {
    BufferedImage scaled = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = Stage.graphics(scaled);
    graphics.drawImage(source, 0, 0, side, side, null);
    graphics.dispose();
    return scaled;
  }

  /** Chinese and Japanese centre their dots; Latin scripts and Hangul have them on the line. */
  private String ellipsis() {
    return switch (language) {
      case MANDARIN, CANTONESE, JAPANESE -> "…";
      case ENGLISH, KOREAN, GERMAN, FRENCH -> "...";
    };
  }
}
